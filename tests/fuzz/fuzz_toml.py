"""Settings, rule books and mappings: TOML that says too much, too deep, or something else."""

import tomllib
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random

import tomli_w
from fuzz_bytes import Mutator
from fuzz_kind import Kind

from faceclock.app.attendance.import_format import PunchFileFormat
from faceclock.app.attendance.mapping_file import load_mapping
from faceclock.app.attendance.payroll_mapping import PayrollMapping
from faceclock.app.attendance.rule_files import read_rules
from faceclock.attendance.checking import problems
from faceclock.attendance.documents import located
from faceclock.settings.file import load_settings
from faceclock.settings.model import Settings

_VALUES = (
    0, -1, 1, 10**6, 2**31, 2**63 - 1, -(2**63), 1.0, -0.0, 1e308, float("nan"), float("inf"), True, False, "", " ",
    "x", "0", "\u202e", "\x1b[2J", "a\nb", "é" * 500, "0" * 300, [], [1], ["a", "b"], [[]], {}, {"a": 1}, "UTC",
    "Europe/Berlin", "../../etc/passwd", "/dev/zero", "auto", "demo", "24:00", "2026-13-40",
)  # fmt: skip
_TOKENS = (
    b"[[", b"]]", b"[", b"]", b"= ", b'"""', b"'''", b"\\u0000", b"\\UFFFFFFFF", b"#", b"\n", b"\r\n", b"\0",
    b"\xef\xbb\xbf",
    b"1979-05-27T07:32:00Z", b"24:61:00", b"0x", b"1_0", b"+inf", b"nan", b"1e400", b"{", b"}", b"a.b.c",
    b"true", b"\xff",
    b"9" * 5000, b"[" * 3000, b"{a=" * 3000, b"a." * 3000, b'"\\"', b"1" * 20, b"0x" + b"f" * 5000,
)  # fmt: skip
_RULES = """
[[site]]
code = "berlin"
zone = "Europe/Berlin"
[[shift]]
code = "early"
start = 06:00:00
end = 14:00:00
[[shift]]
code = "night"
start = 22:00:00
end = 06:00:00
[shift.counting]
min_span = 5
[[pattern]]
code = "week"
days = ["early", "early", "", "night"]
[[assignment]]
team = "Assembly"
pattern = "week"
since = 2026-01-05
[[holiday]]
day = 2026-05-01
name = "May Day"
[[rules]]
duplicate_minutes = 3
"""
_PUNCHES = """
encoding = "utf-8"
delimiter = ";"
header = true
zone = "Europe/Berlin"
date_format = "%d.%m.%Y %H:%M"
[columns]
employee = "Nr"
date = "Datum"
time = "Zeit"
direction = "Art"
[directions]
K = "in"
G = "out"
"""
_PAYROLL = """
line = "wage-type"
[wage_type]
regular = "100"
[[columns]]
header = "Nr"
field = "employee"
[[columns]]
value = "x"
number = "h:mm"
"""


@cache
def _settings() -> str:
    return tomli_w.dumps(Settings().model_dump(mode="json"))


def changed(chance: Random, text: str) -> bytes:
    """A valid document in which values, keys and tables are others."""
    document = tomllib.loads(text)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        _change(chance, document)
    return tomli_w.dumps(document).encode("utf-8", "surrogatepass")


def _change(chance: Random, table: dict | list) -> None:
    """One value somewhere in it."""
    places = list(table) if isinstance(table, dict) else list(range(len(table)))
    if not places:
        return
    place = chance.choice(places)
    inside = table[place]
    if isinstance(inside, dict | list) and inside and chance.random() < 0.8:
        _change(chance, inside)
    elif isinstance(table, dict) and chance.random() < 0.3:
        table[chance.choice((*places, "x", "", "a.b", "é", "\x1b", "x" * 300))] = deepcopy(
            chance.choice(_VALUES)
        )
    elif isinstance(table, dict) and chance.random() < 0.2:
        del table[place]
    elif isinstance(table, list) and chance.random() < 0.3:
        table.extend([deepcopy(inside)] * chance.choice((1, 5, 200)))
    else:
        table[place] = deepcopy(chance.choice(_VALUES))


def wild(chance: Random, text: str) -> bytes:
    """A document that may be none."""
    return Mutator(chance, _TOKENS).mutate(text.encode())


def _writes(name: str, *texts: str):
    def make(chance: Random, folder: Path) -> Path:
        text = chance.choice(texts or (_settings(),))
        made = changed(chance, text) if chance.random() < 0.5 else wild(chance, text)
        path = folder / name
        path.write_bytes(made)
        return path

    return make


def _take_rules(path: Path) -> None:
    """Also what is said of a book that can be read: that is found before it is stored."""
    file = read_rules(path)
    for line in located(problems(file.book, "UTC", (2026,)), file.text, file.book, file.name):
        assert len(line) < 600, line


def _take_mapping(path: Path) -> None:
    load_mapping(path, PayrollMapping if "wage" in path.read_bytes().decode("latin-1") else PunchFileFormat)


TOMLS = (
    Kind("settings", _writes("settings.toml"), load_settings),
    Kind("rules", _writes("rules.toml", _RULES), _take_rules),
    Kind("mapping", _writes("mapping.toml", _PUNCHES, _PAYROLL), _take_mapping),
)

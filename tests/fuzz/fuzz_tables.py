"""Tables of people and of punches, as spreadsheets, terminals and hands write them."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from fuzz_bytes import Mutator
from fuzz_kind import Kind

from faceclock.app.attendance.import_encoding import Encoding
from faceclock.app.attendance.import_format import PunchFileFormat
from faceclock.app.attendance.importing import import_into
from faceclock.app.people_import import import_people
from faceclock.app.people_preview import preview_people
from faceclock.app.site import Site, open_site
from faceclock.domain.people import Employee

_CELLS = (
    "", "1", "0001", "Ada", "=1+1", "@SUM(A1)", '"', "'", '""', '"a""b"', '"never closed', "a,b", "a;b",
    "\t", "\0", "\x1b[2J",
    "\u202eevil", "x" * 70_000, "é" * 300, "1e400", "../../../etc/passwd", "/dev/zero", "a\nb", "\r", "; DROP TABLE",
    "9" * 400, "-1", "\ufeff", "\ud83d\ude00", "id", "name", "CON", "a\u0301" * 100, "x" * 300,
)  # fmt: skip
_MOMENTS = (
    "2026-10-01 08:00", "2026-10-01T08:00:00+02:00", "31.12.2025 23:59", "0000-00-00 00:00", "9999-12-31 23:59:59",
    "2026-10-25 02:30", "2026-03-29 02:30", "1/2/2026 8:00", "2026-10-01 08:00:00.123456789", "T", "2026-02-30 25:61",
    "2026-10-01 08:00+99:99", "0001-01-01 00:00+14:00", "９999-１2-31 08:00", "2026-W40-4T08:00",
)  # fmt: skip
_WORDS = ("in", "out", "K", "G", "签到", "", "0", "IN ", "break-out", "nonsense")
_CODECS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "latin-1",
    "cp1252",
    "gb18030",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp037",
)
_TOKENS = (
    b"\0", b'"', b'""', b"\r", b"\n", b"\r\n", b",", b";", b"\t", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
    b"\x80", b"\xe4",
    b"\xc4\xe3", b"," * 5000, b'"' * 5000, b"\n" * 3000, b"\x1a", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
)  # fmt: skip


@cache
def site() -> Site:
    """Two people, one of whom left, in a folder that goes with the process."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-site-"))
    opened = open_site(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(opened.close)
    opened.employees.add(Employee("1", "Ada"))
    opened.employees.add(Employee("0001", "Grace", active=False))
    return opened


def _table(chance: Random, headings: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> bytes:
    """Mostly right headings, then rows of which some are."""
    delimiter = chance.choice(",;\t")
    named = list(headings)
    if chance.random() < 0.3:
        named[chance.randrange(len(named))] = chance.choice((*_CELLS[:12], *headings, "x" * 2000))
    if chance.random() < 0.02:
        named += ["x"] * 100_000
    rows = [delimiter.join(named)]
    for _ in range(chance.choice((0, 1, 3, 10, 40))):
        row = [chance.choice(kind) if chance.random() < 0.8 else chance.choice(_CELLS) for kind in cells]
        rows.append(
            delimiter.join(
                row[: chance.choice((len(row), len(row), 1))] + ["x"] * chance.choice((0, 0, 0, 1, 9))
            )
        )
    end = chance.choice(("\n", "\n", "\r\n", "\r"))
    return end.join(rows).encode(chance.choice(_CODECS), "replace")


def _damaged(chance: Random, data: bytes) -> bytes:
    return Mutator(chance, _TOKENS).mutate(data) if chance.random() < 0.5 else data


def _make_people(chance: Random, folder: Path) -> Path:
    cells = (("1", "2", "3", "0001"), ("Ada", "Bo", "Élise"), ("A", "", "B"), ("", "no.jpg", "../no.jpg"))
    path = folder / "people.csv"
    path.write_bytes(_damaged(chance, _table(chance, ("id", "name", "team", "photo"), cells)))
    return path


def _take_people(path: Path) -> None:
    """What is seen before an import, and, of short tables, the import itself."""
    preview = preview_people(site(), path)
    for refusal in (*preview.refused, *preview.missing):
        assert len(refusal.reason) < 1000, (len(refusal.reason), refusal.reason[:300])
    if len(preview.people) <= 3:
        with site().database.transaction():
            import_people(site(), path)


def _make_punches(chance: Random, folder: Path) -> Path:
    cells = (("1", "0001", "2"), _MOMENTS, _WORDS, ("", "UTC", "Europe/Berlin", "Nowhere/Land", "../etc"))
    data = _damaged(chance, _table(chance, ("employee_id", "at", "direction", "zone"), cells))
    path = folder / f"{chance.randrange(1 << 30)}.csv"
    path.write_bytes(data)
    return path


def _take_punches(path: Path) -> None:
    """The layout is told by the file's name, which is by chance."""
    chance = Random(path.name)
    layout = PunchFileFormat(
        encoding=chance.choice((Encoding.AUTO, Encoding.AUTO, *Encoding)),
        header=chance.random() < 0.9,
        delimiter=chance.choice(("", "", "", ",", ";")),
        zone=chance.choice(("", "", "Asia/Shanghai")),
        date_format=chance.choice(("", "", "", "%d/%m/%Y %H:%M", "%", "%Q", "%Y" * 50)),
    )
    done = import_into(site(), path, layout, skip_bad=chance.random() < 0.5, dry_run=chance.random() < 0.5)
    for problem in done.problems:
        assert len(problem.sentence) < 1000, problem.sentence[:300]


TABLES = (Kind("people", _make_people, _take_people), Kind("punches", _make_punches, _take_punches))

"""What the program itself once wrote, and reads again: backups, receipts, key files, checkpoints."""

import hashlib
import io
import json
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fuzz_bytes import Mutator
from fuzz_kind import Kind
from fuzz_packs import lying_sizes
from fuzz_tables import site

from faceclock.app.receipt_files import check_receipt
from faceclock.app.removal import receipt_as_json, remove_person
from faceclock.app.safekeeping.archive import DATABASE, SETTINGS
from faceclock.app.safekeeping.backup import make_backup, no_progress
from faceclock.app.safekeeping.checking import check_backup, unpack
from faceclock.app.safekeeping.checkpoints import compare, make_checkpoint
from faceclock.app.safekeeping.envelope import Envelope, sealed_into
from faceclock.app.safekeeping.opening import open_backup
from faceclock.domain.people import Employee
from faceclock.storage import key_file
from faceclock.storage.key_file import Store
from faceclock.storage.vault import Vault

_PASSPHRASE = "twelve green bottles"
_VALUES = (
    None, 0, 1, -1, 2, 99, 2**63, 10**400, 1.5, True, "", "x", "0" * 64, "AAAA", "é" * 500, "\x1b[2J",
    "\ud800", [], {}, [1],
    "2026-13-40", "9999-12-31T23:59:59+14:00", "../../etc/passwd", "faceclock.sqlite3", float("nan"),
    [[]] * 50, {"a": {}},
)  # fmt: skip
_TOKENS = (
    b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\u0000", b"\\ud800", b"null", b"1e999", b"-", b"[" * 5000,
    b'{"a":' * 5000,
    b"9" * 5000, b"NaN", b"\xff\xfe", b"\0", b"FCBACKUP", b"PK\3\4", b"PK\5\6", b"SQLite format 3\0",
)  # fmt: skip


def _altered(chance: Random, document: object) -> object:
    """JSON in which values and keys are others."""
    made = deepcopy(document)
    for _ in range(chance.choice((1, 1, 2, 5))):
        _alter(chance, made)
    return made


def _alter(chance: Random, part: object) -> None:
    if not isinstance(part, dict | list) or not part:
        return
    place = chance.choice(list(part)) if isinstance(part, dict) else chance.randrange(len(part))
    if isinstance(part[place], dict | list) and chance.random() < 0.7:
        _alter(chance, part[place])
    elif chance.random() < 0.2:
        del part[place]
    elif isinstance(part, dict) and chance.random() < 0.2:
        part[chance.choice(("x", "", "format", "\x1b"))] = deepcopy(chance.choice(_VALUES))
    else:
        part[place] = deepcopy(chance.choice(_VALUES))


def _as_json(chance: Random, document: object) -> bytes:
    if chance.random() < 0.6:
        return json.dumps(_altered(chance, document)).encode("utf-8", "surrogatepass")
    return Mutator(chance, _TOKENS).mutate(json.dumps(document).encode())


@cache
def _backup() -> tuple[bytes, dict[str, bytes]]:
    """One of the site, and what is in it."""
    with TemporaryDirectory() as folder:
        site().database.vault.master_or_new()
        made = make_backup(site(), Path(folder) / "a.fcbackup").file
        inside = Path(folder) / "inside"
        inside.mkdir()
        unpack(open_backup(made, site().database.vault), inside, no_progress)
        with zipfile.ZipFile(io.BytesIO(_content(made))) as archive:
            return made.read_bytes(), {name: archive.read(name) for name in archive.namelist()}


def _content(file: Path) -> bytes:
    from faceclock.app.safekeeping.envelope import unsealed

    sealed = open_backup(file, site().database.vault).sealed
    assert sealed is not None
    with unsealed(file, sealed.header, sealed.key) as stream:
        return stream.read()


def _zip(chance: Random) -> bytes:
    """Content with something wrong in it, under a list that may say so or not."""
    members = dict(_backup()[1])
    told = json.loads(members["backup.json"])
    if chance.random() < 0.6:
        name = chance.choice((DATABASE, DATABASE, SETTINGS))
        members[name] = Mutator(chance, _TOKENS).mutate(members[name])
        told["digests"][name] = hashlib.sha256(members[name]).hexdigest()
    members["backup.json"] = json.dumps(told).encode() if chance.random() < 0.6 else _as_json(chance, told)
    if chance.random() < 0.1:
        del members[chance.choice(list(members))]
    stream = io.BytesIO()
    how = chance.choice(
        (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)
    )
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if chance.random() < 0.1:
            archive.writestr(DATABASE, bytes(1 << 24))
    return lying_sizes(chance, stream.getvalue()) if chance.random() < 0.3 else stream.getvalue()


def _sealed(content: bytes) -> bytes:
    """By whoever has the site's key: only so is what is inside looked at."""
    vault, stream = site().database.vault, io.BytesIO()
    envelope = Envelope(vault.master(), vault.entries(), "site", "1", datetime(2026, 11, 22, tzinfo=UTC))
    with sealed_into(stream, envelope) as inner:
        inner.write(content)
    return stream.getvalue()


def _other_header(chance: Random) -> bytes:
    data = _backup()[0]
    size = int.from_bytes(data[8:12], "big")
    text = _as_json(chance, json.loads(data[12 : 12 + size]))
    return data[:8] + len(text).to_bytes(4, "big") + text + data[12 + size :]


def _make_backup(chance: Random, folder: Path) -> Path:
    way = chance.randrange(5)
    if way == 0:
        data = Mutator(chance, _TOKENS, (_backup()[0],)).mutate(_backup()[0])
    elif way == 1:
        data = _other_header(chance)
    elif way == 2:
        data = Mutator(chance, _TOKENS).mutate(_zip(chance))
    else:
        data = _zip(chance) if way == 3 else _sealed(_zip(chance))
    path = folder / "x.fcbackup"
    path.write_bytes(data)
    return path


def _take_backup(path: Path) -> None:
    scratch = path.parent / "scratch"
    scratch.mkdir()
    check_backup(open_backup(path, site().database.vault, _PASSPHRASE), scratch, no_progress)


@cache
def _receipt() -> dict[str, object]:
    site().employees.add(Employee("gone", "Gone"))
    return dict(receipt_as_json(remove_person(site(), "gone")))


def _make_receipt(chance: Random, folder: Path) -> Path:
    path = folder / "receipt.json"
    path.write_bytes(_as_json(chance, _receipt()))
    return path


@cache
def _keys() -> dict[str, object]:
    with TemporaryDirectory() as folder:
        vault = Vault(Path(folder))
        vault.create(Store.PLAIN)
        vault.put_into(Store.PASSPHRASE, _PASSPHRASE)
        return json.loads(vault.file.read_bytes())


def _make_key(chance: Random, folder: Path) -> Path:
    """Some only with a passphrase, whose costs are in the file too."""
    keys = deepcopy(_keys())
    if chance.random() < 0.2:
        del keys["keys"][0]["slots"][0]
        kept = keys["keys"][0]["slots"][0]["kept"]
        if chance.random() < 0.1:
            kept[chance.choice(("passes", "memory", "lanes"))] = chance.choice(
                (0, 2, 20, 1 << 18, 1 << 20, 2**32 - 1)
            )
    path = folder / key_file.NAME
    path.write_bytes(_as_json(chance, keys))
    return path


def _take_key(path: Path) -> None:
    vault = Vault(path.parent)
    if not any(entry.slot(Store.PLAIN) for entry in vault.entries()):
        vault.unlock(_PASSPHRASE)
    vault.master()


@cache
def _checkpoint() -> tuple[str, str]:
    made = make_checkpoint(site().database)
    return made.content, made.code


def _make_checkpoint(chance: Random, folder: Path) -> Path:
    """A file, or a code in the place of its name."""
    content, code = _checkpoint()
    if chance.random() < 0.3:
        text = Mutator(chance, (b"-", b"0", b" ", b"O")).mutate(code.encode()).decode("utf-8", "replace")
        return Path(text.replace("/", "").replace("\0", "")[:100] or "x")
    path = folder / "x.fccheckpoint"
    try:
        path.write_bytes(_as_json(chance, json.loads(content)))
    except ValueError:
        path.write_bytes(Mutator(chance, _TOKENS).mutate(content.encode()))
    return path


RECORDS = (
    Kind("backup", _make_backup, _take_backup),
    Kind("receipt", _make_receipt, lambda path: check_receipt(site(), path)),
    Kind("key", _make_key, _take_key),
    Kind("checkpoint", _make_checkpoint, lambda given: compare(site(), str(given))),
)

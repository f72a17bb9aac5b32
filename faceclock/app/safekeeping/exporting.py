"""Everything that the site holds, in one zip that any program can read: JSON lines and CSV of every table."""

import base64
import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faceclock.app.operator import operator
from faceclock.app.safekeeping.archive import Progress
from faceclock.app.safekeeping.backup import no_progress
from faceclock.app.safekeeping.work import work_folder
from faceclock.app.site import Site
from faceclock.domain.errors import EnvironmentProblem
from faceclock.reports.csv_format import inert
from faceclock.settings.atomic import replacing
from faceclock.storage.audit import Audit, Detail
from faceclock.storage.copying import copy_database
from faceclock.storage.enrolment_pictures import LANDMARK_BYTES
from faceclock.storage.examination import reading_connection
from faceclock.storage.instants import from_micros
from faceclock.storage.sealed_rows import Sealer
from faceclock.storage.signatures import signed

_SECRET = {("accounts", "hash"), ("pins", "hash")}  # what PINs and passwords could be guessed from
_SECRET_VALUES = ("kiosk.exit_pin",)
_SECRET_TABLES = ("person_keys", "site_keys")
# What a sealed row holds beside the picture: landmarks before it, or a name, which comes with the JSON.
_WITH_PICTURES = ("portraits", "enrolment_pictures", "consent_signatures")
_INSTANTS = ("at", "next_due", "last_run")
_README = """All that FaceClock holds of this site, as it was when this file was made.

tables/NAME.jsonl  one JSON object a line, exact; binary values (face templates) are base64
tables/NAME.csv    the same for spreadsheets, without binary values
pictures/          portraits, enrolment pictures and signatures, if they were asked for, by file_number
settings.toml      the settings

Instants are UTC. Left out: the hashes of passwords and PINs.
This file holds personal data and is not encrypted: keep it on an encrypted disk and delete it when it has served.
"""


@dataclass(frozen=True)
class Exported:
    """``rows`` of all tables together; ``pictures`` that were written as files."""

    file: Path
    rows: int
    pictures: int


def export_all(
    site: Site, target: Path, *, pictures: bool = False, progress: Progress = no_progress
) -> Exported:
    """Write all tables of one moment to the zip ``target``, whole or not at all. ``progress`` (rows done, in all) may
    raise to stop it. Raises EnvironmentProblem when it cannot be written, StorageProblem."""
    try:
        with work_folder(site.data) as scratch, replacing(target) as stream:
            copy = scratch / "copy.sqlite3"
            copy_database(site.database.path, copy)
            with closing(reading_connection(copy)) as connection, _zip(stream) as archive:
                archive.writestr("README.txt", _README)
                archive.writestr("settings.toml", _settings(site))
                counts = _Writer(site, connection, archive, progress).write(pictures)
    except OSError as error:
        raise EnvironmentProblem(
            f"The export {target} cannot be written ({error.strerror or error}); choose another folder."
        ) from error
    detail: Detail = {"file": str(target), "rows": counts[0], "pictures": counts[1]}
    Audit(site.database).record("data.export", "database", actor=operator(), detail=detail)
    return Exported(target, *counts)


def _zip(stream: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3)


def _settings(site: Site) -> str:
    import tomli_w

    return tomli_w.dumps(site.settings.model_dump(mode="json"))


class _Writer:
    """One table after another, row by row. What is sealed is opened: whoever exports everything may see it."""

    def __init__(
        self, site: Site, connection: sqlite3.Connection, archive: zipfile.ZipFile, progress: Progress
    ) -> None:
        self._connection, self._archive, self._progress = connection, archive, progress
        self._sealer = Sealer(site.database)
        self._done = self._total = 0

    def write(self, pictures: bool) -> tuple[int, int]:
        """How many rows and pictures it were."""
        self._connection.row_factory = sqlite3.Row
        tables = [row[0] for row in self._connection.execute(_TABLES) if row[0] not in _SECRET_TABLES]
        self._total = sum(
            self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables
        )
        for table in tables:
            self._write_json(table)
            self._write_csv(table)
        return self._done, sum(map(self._write_pictures, _WITH_PICTURES)) if pictures else 0

    def _write_json(self, table: str) -> None:
        with self._archive.open(f"tables/{table}.jsonl", "w", force_zip64=True) as stream:
            for row in self._rows(table):
                stream.write(json.dumps(row, ensure_ascii=False, default=_base64).encode() + b"\n")
                self._done += 1
                self._progress(self._done, self._total)

    def _write_csv(self, table: str) -> None:
        with (
            self._archive.open(f"tables/{table}.csv", "w", force_zip64=True) as stream,
            io.TextIOWrapper(stream, "utf-8", newline="") as text,
        ):
            writer = csv.writer(text)
            for number, row in enumerate(self._rows(table)):
                plain = {name: value for name, value in row.items() if not isinstance(value, bytes)}
                if not number:
                    writer.writerow(plain)
                writer.writerow(
                    [inert(value) if isinstance(value, str) else value for value in plain.values()]
                )
                self._progress(self._done, self._total)

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        number = ", rowid AS file_number" if table in _WITH_PICTURES else ""  # as their pictures are called
        for row in self._connection.execute(f'SELECT *{number} FROM "{table}"'):
            if table == "site_values" and row["key"] in _SECRET_VALUES:
                continue
            told = {
                name: _told(name, row[name])
                for name in row.keys()  # noqa: SIM118 - iterating a Row gives its values
                if (table, name) not in _SECRET and name != "sealed"
            }
            yield told | self._opened(table, row)

    def _opened(self, table: str, row: sqlite3.Row) -> dict[str, Any]:
        if table == "templates":
            [vector] = self._sealer.open_all(table, [dict(row)])
            return {"vector": vector}
        if table == "consent_signatures":
            [signature] = self._sealer.open_all(table, [dict(row)])
            return {"signed_name": signed(signature)[0] if signature else None}
        return {}

    def _write_pictures(self, table: str) -> int:
        written = 0
        for row in self._connection.execute(f"SELECT *, rowid AS file_number FROM {table}"):
            [plain] = self._sealer.open_all(table, [dict(row)])
            picture = _picture_in(table, plain) if plain else None
            if picture:
                suffix = "png" if table == "consent_signatures" else "jpg"
                self._archive.writestr(f"pictures/{table}/{row['file_number']}.{suffix}", picture)
                written += 1
            self._progress(self._done, self._total)
        return written


def _picture_in(table: str, plain: bytes) -> bytes | None:
    if table == "consent_signatures":
        return signed(plain)[1]
    return plain[LANDMARK_BYTES:] if table == "enrolment_pictures" else plain


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"


def _told(name: str, value: Any) -> Any:
    if isinstance(value, int) and (name in _INSTANTS or name.endswith("_at")):
        return from_micros(value).isoformat()
    return value


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()

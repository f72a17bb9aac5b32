"""What is done to the database behind FaceClock's back is found by the check, or at opening."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from consenting import agree
from tampering import KINDS, put

from faceclock.app.attendance.periods import lock
from faceclock.app.attendance.refreshing import Refresher
from faceclock.app.bench_company import make_company
from faceclock.app.console.logins import Logins
from faceclock.app.safekeeping.checkpoints import compare, make_checkpoint
from faceclock.app.safekeeping.database_check import check_site
from faceclock.app.site import open_site
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import FaceClockError
from faceclock.domain.people import Template
from faceclock.domain.punch import Direction, Method, Punch
from faceclock.settings.paths import database_file
from faceclock.storage.instants import utc_now
from faceclock.storage.staff import Staff

PEOPLE, DAYS = 4, 24
_CONTRACT = EmbeddingContract("starter", "d" * 64, 16)


@dataclass(frozen=True)
class LivedIn:
    """A site's folder, its database aside, and the code of a checkpoint of it."""

    data: Path
    pristine: Path
    code: str

    def found_after(self, kind: str, random: Random) -> str:
        """What finds one tampering of a kind; empty for nothing, "none" where it changed nothing."""
        path = database_file(self.data)
        put(self.pristine, path)
        if not KINDS[kind](path, random):
            return "none"
        changed = path.read_bytes()
        found = self._found()
        if not found and content_of_bytes(path, changed) == content_of(self.pristine):
            return "none"
        return found

    def _found(self) -> str:
        try:
            with open_site(self.data, to_check=True) as site:
                checked = check_site(site)
                if not checked.sound:
                    return checked.findings[0].kind.value
                return "" if compare(site, self.code).holds else "checkpoint"
        except FaceClockError:
            return "refused"


def content_of(path: Path) -> bytes | None:
    """A digest of all that the tables say, but for the marks of what is to be computed anew; None where they cannot
    be read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            names = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
            tables = [
                name.decode()
                for (name,) in connection.execute(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
                )
            ]
            rows = [
                (table, connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall())
                for table in tables
            ]
            return hashlib.sha256(repr((names, rows)).encode()).digest()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def content_of_bytes(path: Path, content: bytes) -> bytes | None:
    path.with_suffix(".held").write_bytes(content)
    return content_of(path.with_suffix(".held"))


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivedIn]:
    folder = tmp_path_factory.mktemp("tampering")
    data, pristine = folder / "site", folder / "pristine.sqlite3"
    today = date.today()
    decided = today - timedelta(days=3)  # days that are pending are computed anew whatever is stored
    make_company(data, PEOPLE, today - timedelta(days=DAYS), today - timedelta(days=1))
    with open_site(data) as site:
        Logins(site).make_owner("Olga", "correct horse")
        vectors = np.random.default_rng(1).normal(size=(PEOPLE, 16)).astype(np.float32)
        for number, vector in enumerate(vectors):
            who = f"{number:05d}"
            agree(site.database, who)
            embedding = Embedding.of(vector, _CONTRACT)
            site.templates.add(Template(f"t{number}", who, embedding, "photo", utc_now(), 70.0))
            site.portraits.set(who, b"\xff\xd8 a small picture")
            site.pins.set(who, "hash")
        people = Staff(site.database).all().values()
        Refresher(site.database, site.settings).refresh(today - timedelta(days=DAYS), decided, people)
        lock(site, today - timedelta(days=DAYS), today - timedelta(days=15), "payroll")
        Refresher(site.database, site.settings).refresh(today - timedelta(days=DAYS), decided, people)
        make_checkpoint(site.database)  # the first one makes the key
        for minutes in range(8):
            at = utc_now() - timedelta(days=1, minutes=minutes)
            site.punches.add(
                Punch(f"p{minutes}", "00000", at, "Europe/Berlin", Direction.IN, Method.PIN, "door")
            )
        Refresher(site.database, site.settings).refresh(today - timedelta(days=DAYS), decided, people)
        code = make_checkpoint(site.database).code
    put(database_file(data), pristine)
    yield LivedIn(data, pristine, code)


def tally(site: LivedIn, rounds: int, seed: int) -> dict[str, Counter[str]]:
    """``rounds`` tamperings that changed something, by turns of each kind."""
    random, kinds = Random(seed), list(KINDS)
    told: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    done = 0
    while done < rounds:
        kind = kinds[done % len(kinds)]
        found = site.found_after(kind, random)
        told[kind][found] += 1
        done += found != "none"
    return told


def undetected(told: dict[str, Counter[str]]) -> dict[str, int]:
    return {kind: counts[""] for kind, counts in told.items() if counts[""]}


def test_an_untouched_site_is_sound(lived_in: LivedIn) -> None:
    put(lived_in.pristine, database_file(lived_in.data))
    with open_site(lived_in.data, to_check=True) as site:
        checked = check_site(site)
        assert checked.sound and not checked.unread, checked.findings
        assert compare(site, lived_in.code).holds


def test_every_kind_of_tampering_is_found(lived_in: LivedIn) -> None:
    assert undetected(tally(lived_in, 2 * len(KINDS), seed=1)) == {}


@pytest.mark.soak
def test_a_thousand_tamperings_are_found(lived_in: LivedIn) -> None:
    told = tally(lived_in, 1000, seed=20261122)
    print(f"\n{'kind':<26}{'found':>6}{'missed':>8}{'changed nothing':>17}  by")
    for kind, counts in told.items():
        found = sum(counts.values()) - counts[""] - counts["none"]
        ways = ", ".join(f"{way} {count}" for way, count in counts.most_common() if way not in ("", "none"))
        print(f"{kind:<26}{found:>6}{counts['']:>8}{counts['none']:>17}  {ways}")
    assert undetected(told) == {}

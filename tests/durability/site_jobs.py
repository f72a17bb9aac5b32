"""Long jobs on a small site: how it is prepared, the work that is interrupted, and what must be found after that.

site_jobs.py prepare JOB FOLDER        fill a new folder
site_jobs.py work JOB FOLDER           do the work once
site_jobs.py killed JOB SCRATCH N SEED do it N times, each time killed at a random moment; print how many ended first
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from backup_files import restore
from small_site import (
    PEOPLE,
    PUNCHES,
    START,
    add_face,
    add_punches,
    faces_are_whole,
    make_old_site,
    make_site,
    sound,
)

from faceclock.app.attendance import importing
from faceclock.app.attendance.import_format import Columns, PunchFileFormat
from faceclock.app.safekeeping.backup import make_backup, no_progress
from faceclock.app.safekeeping.checking import try_backup
from faceclock.app.safekeeping.opening import open_backup
from faceclock.app.safekeeping.retention import carry_out
from faceclock.app.site import open_site
from faceclock.domain.people import Employee
from faceclock.storage.audit import Audit
from faceclock.storage.key_file import Store
from faceclock.storage.ledger import verify_file
from faceclock.storage.rotation import rotate_master
from faceclock.storage.vault import Vault

LEAVERS, IMPORTED = 6, 400
BACKUP, TABLE = "kept.fcbackup", "punches.csv"
WORDS = "correct horse battery"
LAYOUT = PunchFileFormat(columns=Columns(employee="id", at="at", direction="direction"))
FAR = datetime(2040, 1, 1, tzinfo=UTC)


class Job(NamedTuple):
    """``judge`` is told whether the work had said that it is done, and raises AssertionError."""

    prepare: Callable[[Path], None]
    work: Callable[[Path], None]
    judge: Callable[[Path, bool], None]


def open_once(data: Path) -> None:
    """Makes a site, or brings an old one to this schema."""
    open_site(data).close()


def enrol(data: Path) -> None:
    """Those who are not there yet."""
    with open_site(data) as site:
        for number in range(PEOPLE):
            if not site.templates.of(str(number)):
                with site.database.transaction():
                    add_face(site, number)


def every_face_opens(data: Path, done: bool) -> None:
    """The key was on disk before anything was sealed under it."""
    with open_site(data) as site:
        assert verify_file(site.database.path).sound
        rows = site.database.tuples("SELECT count(*) FROM templates")[0][0]
        faces_are_whole(site, people=rows)
        assert rows == PEOPLE or not done
    enrol(data)  # a key that was made for nothing is in nobody's way


def is_whole(data: Path, done: bool) -> None:
    with sound(data) as site:
        assert len(site.punches.all()) == PUNCHES
        faces_are_whole(site)


def back_up(data: Path) -> None:
    with open_site(data) as site:
        make_backup(site, data / BACKUP)


def backup_is_whole_or_absent(data: Path, done: bool) -> None:
    is_whole(data, done)
    assert (data / BACKUP).exists() or not done
    if (data / BACKUP).exists():
        opened = open_backup(data / BACKUP, Vault(data))
        assert try_backup(opened, data, no_progress).rows["punches"] == PUNCHES


def make_site_and_backup(data: Path) -> None:
    """The backup is of fewer punches than the site has."""
    make_site(data)
    back_up(data)
    with open_site(data) as site:
        add_punches(site, "later")


def put_back(data: Path) -> None:
    restore(data, data / BACKUP)


def is_before_or_after(data: Path, done: bool) -> None:
    with sound(data) as site:
        assert len(site.punches.all()) in ((PUNCHES,) if done else (PUNCHES, 2 * PUNCHES))
        faces_are_whole(site)


def make_site_and_backup_of_another(data: Path) -> None:
    """With other keys, and more punches."""
    make_site(data)
    with tempfile.TemporaryDirectory() as folder:
        make_site(Path(folder))
        with open_site(Path(folder)) as other:
            add_punches(other, "later")
            other.database.vault.put_into(Store.PASSPHRASE, WORDS)
            make_backup(other, data / BACKUP)


def take_in_another(data: Path) -> None:
    restore(data, data / BACKUP, WORDS)


def is_this_or_the_other(data: Path, done: bool) -> None:
    """Whichever it is, its key is there."""
    with sound(data) as site:
        assert len(site.punches.all()) in ((2 * PUNCHES,) if done else (PUNCHES, 2 * PUNCHES))
        faces_are_whole(site)


def rotate(data: Path) -> None:
    with open_site(data) as site:
        rotate_master(site.database, (Store.PLAIN,), by="test")


def make_site_with_leavers(data: Path) -> None:
    make_site(data)
    with open_site(data) as site:
        for number in range(LEAVERS):
            site.employees.update(Employee(str(number), f"Person {number}", "", active=False), at=START)


def let_go(data: Path) -> None:
    with open_site(data) as site:
        carry_out(site, FAR)


def each_face_is_whole_or_gone(data: Path, done: bool) -> None:
    with sound(data) as site:
        gone = {row.subject for row in Audit(site.database).newest() if row.action == "retention.face"}
        for number in map(str, range(PEOPLE)):
            held = (site.templates.of(number), site.portraits.get(number), site.pins.hash_of(number))
            assert [bool(one) for one in held] == [number not in gone] * 3
        due = set(map(str, range(LEAVERS)))
        assert gone == due if done else gone <= due


def make_site_and_table(data: Path) -> None:
    make_site(data)
    rows = (
        f"{n % PEOPLE},{START + timedelta(days=1, minutes=n):%Y-%m-%d %H:%M:%S},in" for n in range(IMPORTED)
    )
    (data / TABLE).write_text("\n".join(("id,at,direction", *rows)))


def take_over(data: Path) -> None:
    importing._BATCH = 100  # so that it is killed between two of them, too
    with open_site(data) as site:
        importing.import_into(site, data / TABLE, LAYOUT)


def every_line_once_after_a_second_import(data: Path, done: bool) -> None:
    with sound(data) as site:
        taken = len(site.punches.all()) - PUNCHES
        assert taken == IMPORTED if done else taken % 100 == 0
    take_over(data)
    with sound(data) as site:
        assert len(site.punches.all()) == PUNCHES + IMPORTED


JOBS = {
    "enrolment": Job(open_once, enrol, every_face_opens),
    "migration": Job(make_old_site, open_once, is_whole),
    "backup": Job(make_site, back_up, backup_is_whole_or_absent),
    "restore": Job(make_site_and_backup, put_back, is_before_or_after),
    "restore of another site": Job(make_site_and_backup_of_another, take_in_another, is_this_or_the_other),
    "rotation": Job(make_site, rotate, is_whole),
    "retention": Job(make_site_with_leavers, let_go, each_face_is_whole_or_gone),
    "import": Job(make_site_and_table, take_over, every_line_once_after_a_second_import),
}


def in_a_child(job: Job, data: Path, seconds: float) -> bool:
    """Killed after so many seconds; True where the work had ended before."""
    child = os.fork()
    if child == 0:
        job.work(data)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL)
    return status == 0


def killed(job: Job, scratch: Path, kills: int, chance: random.Random) -> int:
    """The moments of the kills follow how long the work takes: later after a kill, sooner after an end; more of them
    come late, since the work begins with opening the site."""
    base = scratch / "base"
    job.prepare(base)
    shutil.copytree(base, scratch / "whole")
    job.work(scratch / "whole")  # loads the modules
    latest, ended = 0.05, 0
    for number in range(kills):
        data = scratch / str(number)
        shutil.copytree(base, data)
        done = in_a_child(job, data, chance.triangular(0, latest, latest))
        latest *= 0.7 if done else 1.2
        job.judge(data, done)
        shutil.rmtree(data)
        ended += done
    return ended


def main(what: str, name: str, folder: Path, *numbers: str) -> None:
    shutil._USE_CP_SENDFILE = False  # type: ignore[attr-defined] # so that a record of calls holds what is copied
    job = JOBS[name]
    if what == "killed":
        kills, seed = map(int, numbers)
        print(killed(job, folder, kills, random.Random(seed)))
    else:
        getattr(job, what)(folder)
        os.write(1, b"done\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), *sys.argv[4:])

"""A kiosk that runs for days: its memory, its threads and its open files do not grow.

FACECLOCK_SOAK_SECONDS says how long `make soak` lets it run (3600, without and with a window), FACECLOCK_SOAK_LOG
where each sample is written. Over less than some quarters of an hour the warming up looks like growth.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest
from soak_figures import MIB, Sample, judge
from soak_process import display, make_site, running, sampled

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

KIOSK = ("kiosk", "--json", "--source", "demo", "--loop")
WINDOW = ("kiosk", "--windowed", "--source", "demo")
SECONDS = float(os.environ.get("FACECLOCK_SOAK_SECONDS", "3600"))
GROWTH = 64 * MIB  # of resident memory in a day; a picture kept at each visit would be two hundred times that


def test_a_kiosk_is_watched_from_outside_while_it_runs(tmp_path):
    make_site(tmp_path)
    with running(tmp_path, *KIOSK) as soaked:
        samples = sampled(soaked, 60, 0.5, lambda sample: sample.punches > 0)
    verdict = judge(samples, 0)
    assert verdict.punches
    assert soaked.last["event"] == "end"
    assert 0 < verdict.resident_peak < 1024 * MIB
    assert 1 < verdict.threads[1] < 40 and 3 < verdict.files[1] < 100


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_an_hour_of_a_kiosk_shows_no_growth(tmp_path):
    stays_as_it_is(tmp_path, KIOSK, SECONDS)


@pytest.mark.soak
@pytest.mark.timeout(0)
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_an_hour_of_the_window_shows_no_growth(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with display():
        stays_as_it_is(tmp_path, WINDOW, SECONDS)


def stays_as_it_is(folder, arguments, seconds):
    make_site(folder)
    with log() as stream, running(folder, *arguments) as soaked:
        print(Sample.heading(), file=stream, flush=True)
        samples = sampled(soaked, seconds, 5, lambda sample: print(sample.row(), file=stream, flush=True))
        ended = soaked.process.poll()
    verdict = judge(samples, warm_up=min(300, seconds / 5))
    print(f"\n{verdict.table()}\nfaults told: {soaked.faults}; at the end: {soaked.last}")
    assert ended is None, "the kiosk ended by itself"
    assert soaked.faults == 0
    assert verdict.punches > seconds / 20  # a visit takes five seconds, and on a busy machine more
    assert verdict.threads[0] == verdict.threads[1]
    assert verdict.files[1] - verdict.files[0] <= 4  # the backup's own process, and a log that is folded back
    assert verdict.resident_a_day < GROWTH


def log():
    named = os.environ.get("FACECLOCK_SOAK_LOG")
    return Path(named).open("a", encoding="utf-8") if named else os.fdopen(os.dup(sys.stdout.fileno()), "w")

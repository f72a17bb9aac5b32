"""The published clip: one person sings near and well lit, two others are dark or turned away, one is not there."""

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]

STILLS = {
    "1": ("Lin-Manuel Miranda", "lin-manuel-miranda.png"),
    "2": ("Alex Lacamoire", "alex-lacamoire.png"),
    "3": ("Barack Obama", "obama.jpg"),
    "4": ("Joe Biden", "biden.jpg"),
}


@pytest.fixture
def enrolled(program, shared):
    for number, (name, file) in STILLS.items():
        photo = shared / "data" / "clips" / file
        program.ok("enroll", "--id", number, "--name", name, "--recognition", photo)
    return program


@pytest.mark.parametrize("pace", [["--fast"], []], ids=["every frame", "real time"])
def test_the_singer_is_punched_once_and_nobody_else(enrolled, shared, pace):
    clip = shared / "data" / "clips" / "short_hamilton_clip.mp4"
    answer = enrolled.ok("kiosk", "--headless", "--json", "--source", clip, *pace)
    [punch] = answer.events("punch")
    assert punch["name"] == "Lin-Manuel Miranda"
    assert not punch["suppressed"]
    assert set(punch) >= {"employee_id", "direction", "at", "kiosk"}
    [end] = answer.events("end")
    assert end["frames"] + end["skipped"] == 275

    again = enrolled.ok("kiosk", "--headless", "--json", "--source", clip, *pace)
    assert [item["suppressed"] for item in again.events("punch")] == [True]
    stored = enrolled.ok("punches", "--json").json
    assert [item["suppressed"] for item in sorted(stored, key=lambda item: item["at"])] == [False, True]
    assert {item["employee_id"] for item in stored} == {"1"}


def test_the_clock_of_a_fast_run_is_the_clips_own(enrolled, shared):
    clip = shared / "data" / "clips" / "short_hamilton_clip.mp4"
    start = ["--start", "2026-03-02T08:00:00Z"]
    answer = enrolled.ok("kiosk", "--headless", "--json", "--fast", "--source", clip, *start)
    assert answer.events("punch")[0]["at"].startswith("2026-03-02T08:00:0")

"""Thresholds by window: applied with reason and basis, taken back, never for another pack than was looked at."""

from dataclasses import replace

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.console.recognition import RecognitionService
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem
from faceclock.storage.audit import Audit


@pytest.fixture
def service(tmp_path):
    with open_site(tmp_path / "data", need_pack=True) as site:
        yield RecognitionService(Logins(site).make_owner("Olga", "correct horse"), site)


def test_applying_tells_who_why_and_what_was_expected(service):
    studied = service.study()
    service.apply(studied, 0.62, studied.wish, "strangers at the door")
    entry = Audit(service.site.database).newest(1)[0]
    assert (entry.action, entry.actor) == ("threshold.set", "Olga")
    assert entry.detail["reason"] == "strangers at the door" and entry.detail["tries"] == studied.wish.tries
    again = service.study()
    assert again.in_force == 0.62 and again.chosen.actor == "Olga"


def test_going_back_leaves_its_trace(service):
    before = service.study()
    service.apply(before, 0.62, before.wish, "first")
    service.back_to_calibration(before, "too many refusals")
    assert service.study().in_force == before.in_force
    assert [choice.similarity for choice in service.history()] == [None, 0.62]


def test_a_study_of_another_pack_is_refused(service):
    studied = replace(service.study(), digest="f" * 64)
    with pytest.raises(InputProblem, match="Another model pack"):
        service.apply(studied, 0.62, studied.wish, "late")
    with pytest.raises(InputProblem, match="Another model pack"):
        service.back_to_calibration(studied, "late")

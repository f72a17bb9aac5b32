"""A threshold that a site chose: stored, audited, bounded, and followed by a kiosk that is running."""

import threading
from dataclasses import replace

import pytest

from faceclock.app.roll import LiveRoll
from faceclock.app.site import open_site
from faceclock.app.thresholds import choose_similarity, chosen_similarity
from faceclock.domain.errors import InputProblem
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import same_identity
from faceclock.storage.audit import Audit
from faceclock.storage.thresholds import Thresholds


@pytest.fixture
def site(data):
    with open_site(data) as opened:
        yield opened


def choose(site, similarity, reason="a test", **further):
    pack = site.pack
    return choose_similarity(
        site.database, pack.contract.digest, pack.calibration, similarity, reason, {"people": 6}, **further
    )


def test_a_choice_holds_and_going_back_too(site):
    before = site.matcher_for(site.pack).threshold
    choose(site, 0.62)
    assert site.matcher_for(site.pack).threshold.value == 0.62
    choose(site, None, "no longer needed")
    assert site.matcher_for(site.pack).threshold == before


def test_a_running_kiosk_follows_at_its_next_look(site, data):
    roll = LiveRoll(site)
    probe = site.templates.all_for(site.pack.contract)[0]
    assert roll.identify(probe.embedding).employee_id == probe.employee_id

    def at_the_console():
        with open_site(data) as console:
            choose_similarity(
                console.database, site.pack.contract.digest, site.pack.calibration, 1.0, "nobody today", {}
            )

    console = threading.Thread(target=at_the_console)
    console.start()
    console.join()
    decision = roll.identify(site.templates.all_for(site.pack.contract)[1].embedding)
    assert decision.threshold.value == 1.0
    assert decision.reason in (None, Reason.BELOW_THRESHOLD)


def test_every_choice_is_kept_and_audited(site):
    choose(site, 0.6, "first")
    choose(site, 0.55, "second")
    digest = site.pack.contract.digest
    assert [(found.similarity, found.reason) for found in Thresholds(site.database).of(digest)] == [
        (0.55, "second"),
        (0.6, "first"),
    ]
    entry = Audit(site.database).about(digest)[-1]
    assert (entry.action, entry.detail["similarity"], entry.detail["people"]) == ("threshold.set", 0.55, 6)


def test_below_the_calibration_only_when_it_is_meant(site):
    floor = same_identity(site.pack.calibration)
    with pytest.raises(InputProblem, match="strangers were never measured"):
        choose(site, floor - 0.1)
    choose(site, floor - 0.1, "a trial without strangers", below=True)
    assert site.matcher_for(site.pack).threshold.value == pytest.approx(floor - 0.1)


def test_a_pack_calibrated_anew_is_not_undercut_by_an_older_choice(site):
    floor = same_identity(site.pack.calibration)
    choose(site, floor + 0.01)
    table = site.pack.calibration
    stricter = replace(
        table, points=tuple(replace(p, similarity=0.9, low=0.9, high=0.95) for p in table.points)
    )
    assert chosen_similarity(site.database, site.pack.contract.digest, stricter) == 0.9


def test_another_pack_s_choice_does_not_count(site):
    choose_similarity(site.database, "f" * 64, site.pack.calibration, 0.9, "another pack", {})
    assert site.matcher_for(site.pack).threshold.value != 0.9


@pytest.mark.parametrize("similarity", [0.0, -0.5, 1.01, float("nan"), float("inf")])
def test_what_is_no_similarity_is_refused(site, similarity):
    with pytest.raises(InputProblem, match="similarity above 0"):
        choose(site, similarity)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_choice_needs_a_reason(site, reason):
    with pytest.raises(InputProblem, match="Say why"):
        choose(site, 0.6, reason)

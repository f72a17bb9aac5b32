"""Quality and the live check by window: stored as settings, audited, refused where nobody would be let in."""

import pytest

from faceclock.app.console.logins import Logins
from faceclock.app.console.recognition_liveness import RecognitionLiveness
from faceclock.app.console.recognition_quality import RecognitionQuality
from faceclock.app.drill import KEY
from faceclock.app.site import open_site
from faceclock.app.stepping import profile_for
from faceclock.domain.errors import InputProblem
from faceclock.settings.model import LivenessMode, Quality
from faceclock.storage.audit import Audit
from faceclock.storage.values import Values
from faceclock.vision.quality.policy import CHECK_IN, DEMO


@pytest.fixture
def site(data):
    with open_site(data) as opened:
        yield opened


@pytest.fixture
def owner(site):
    return Logins(site).make_owner("Olga", "correct horse")


def test_asking_more_is_stored_and_what_the_next_kiosk_asks(site, owner):
    service = RecognitionQuality(owner, site)
    assert profile_for("0", service.wanted()) == CHECK_IN
    service.apply(Quality(size=150, light=80))
    policy = profile_for("0", site.settings.quality)
    assert policy.min_side == pytest.approx(1.5 * CHECK_IN.min_side)
    assert policy.min_highlights == pytest.approx(0.8 * CHECK_IN.min_highlights)
    assert (policy.max_yaw, policy.min_sharpness) == (CHECK_IN.max_yaw, CHECK_IN.min_sharpness)
    assert profile_for("demo", site.settings.quality) == DEMO
    assert Audit(site.database).newest(1)[0].actor == "Olga"
    service.apply(Quality())
    assert profile_for("0", site.settings.quality) == CHECK_IN


def test_a_mode_that_needs_a_net_is_refused_without_one(site, owner):
    service = RecognitionLiveness(owner, site)
    assert service.state().net == ""
    with pytest.raises(InputProblem, match="needs a network"):
        service.choose(LivenessMode.PASSIVE)
    assert service.choose(LivenessMode.OFF).mode is LivenessMode.OFF
    with open_site(site.data) as again:
        assert again.settings.liveness.mode is LivenessMode.OFF


def test_a_drill_is_counted_and_kept_with_the_earlier_ones(site, owner):
    service, told = RecognitionLiveness(owner, site), []
    service.choose(LivenessMode.OFF)
    for species in ("print", "phone", "print"):
        done = service.drill("demo", species, 1, lambda number, result: told.append((number, result)))
        assert (done.species, done.presentations, done.who) == (species, 1, "Olga")
    assert [number for number, _ in told] == [1, 1, 1]
    assert [drill.species for drill in service.state().drills] == ["print", "phone", "print"]


def test_a_drill_that_is_ended_leaves_no_trace(site, owner):
    class EndedError(Exception):
        pass

    def end():
        raise EndedError

    with pytest.raises(EndedError):
        RecognitionLiveness(owner, site).drill("demo", "print", 3, lambda number, result: None, end)
    assert Values(site.database).get(KEY) is None

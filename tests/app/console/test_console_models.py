"""Comparing, promoting and rolling back from the console."""

import pytest
from promotion_examples import REASON, audited, make_run, pack_in_use, quiet

from faceclock.app.console.accounts import AccountService
from faceclock.app.console.logins import Logins
from faceclock.app.console.training_models import TrainingModels
from faceclock.app.gate import Verdict
from faceclock.app.pack_history import PROMOTED
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, NotAllowed
from faceclock.domain.roles import Role
from faceclock.storage.audit import Audit


@pytest.fixture
def models(data):
    make_run(data, "spring")
    with open_site(data) as site:
        yield TrainingModels(Logins(site).make_owner("Olga", "correct horse"), site)


def test_a_comparison_is_kept_for_whoever_looks_next(models, photos):
    assert models.comparison("spring") is None
    told = models.compare("spring", photos["1001"][0].parent.parent, quiet)
    assert (told.current, told.candidate, told.passed) == ("starter", "variant", False)
    assert {(item.set, item.people, item.needed) for item in told.scarce} == {
        ("site", 6, 10),
        ("public", 7, 100),
    }
    assert told.verdict in set(Verdict) and told.worse == tuple(
        row for row in told.rows if row.verdict is Verdict.WORSE
    )
    assert set(told.det) == {"site", "public"}
    for curves in told.det["public"]:
        assert [fmr for fmr, _ in curves] == sorted(fmr for fmr, _ in curves)
        misses = [fnmr for _, fnmr in curves]
        assert misses == sorted(misses, reverse=True)
    assert models.comparison("spring") == told


def test_a_promotion_is_refused_forced_and_taken_back(models, data):
    assert models.in_use().before is None and models.licence("spring").sentence == ""
    with pytest.raises(InputProblem, match="not compared with starter"):
        models.promote("spring", None, "", quiet)
    seen: list[tuple[int, int]] = []
    answer = models.promote("spring", REASON, "", lambda done, total: seen.append((done, total)))
    assert (answer.pack, answer.previous, answer.made) == ("variant", "starter", 12)
    assert seen[-1] == (12, 12) and answer.come_again[0][2] == "no picture is kept"
    assert models.in_use().pack == "variant" and models.in_use().before == "starter"
    assert models.site.photo_pack.manifest.name == "variant"  # the console does not go on with the old one
    assert Audit(models.site.database).about("recognition.pack")[-1].actor == "Olga"
    assert audited(data, PROMOTED)[0]["forced"] == REASON
    assert models.rollback(quiet).pack == "starter" and pack_in_use(data) == "starter"
    with pytest.raises(InputProblem, match="nothing to roll back"):
        models.rollback(quiet)


def test_who_is_missed_by_one_pack_alone_is_named(models, photos):
    report = models.compare("spring", None, quiet)
    assert all(item.name.startswith("Person") and item.current != item.candidate for item in report.changed)


def test_a_stopped_promotion_changes_nothing(models, data):
    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        models.promote("spring", REASON, "", stop)
    assert pack_in_use(data) == "starter" and models.in_use().pack == "starter"


def test_hr_may_look_at_no_training(models):
    AccountService(models.session, models.site).add("Hanna", Role.HR, "blue giraffe")
    hanna = Logins(models.site).log_in("Hanna", "blue giraffe")
    with pytest.raises(NotAllowed):
        TrainingModels(hanna, models.site).promote("spring", REASON, "", quiet)

"""Going back from a promotion, also from several, from one that was cut off, and to a pack nobody named."""

import shutil

import pytest
from consenting import FACE
from promotion_examples import (
    EVERYTHING,
    SILENT,
    audited,
    forced,
    make_variant,
    pack_in_use,
    quiet,
    set_setting,
    whom,
)

from faceclock.app.contenders import contender_of
from faceclock.app.enrolment import enroll
from faceclock.app.pack_history import PROMOTED, ROLLED_BACK, Use, record, to_undo
from faceclock.app.pack_placing import place
from faceclock.app.pack_switching import pin, use_of
from faceclock.app.promotion import rollback
from faceclock.app.reembedding import Reembedded, must_come_again, reembed
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.domain.people import Employee
from faceclock.settings.paths import packs_folder


def test_rollback_uses_the_templates_of_before_and_makes_those_that_lack(data, variant, photos, tmp_path):
    forced(data, variant)
    with open_site(data) as site:
        enroll(site, Employee("2001", "New, with picture"), photos[SILENT], EVERYTHING)
    set_setting(data, "enrolment.keep_pictures", "false")
    answer = rollback(data, quiet)
    assert (answer["pack"], answer["previous"], answer["made"]) == ("starter", "variant", 2)
    assert answer["come_again"] == []
    assert pack_in_use(data) == "starter"
    assert whom(data, photos["1001"][0]) == "1001"
    with open_site(data) as site:
        assert len(site.templates.of("2001")) == 4
    [told] = audited(data, ROLLED_BACK)
    assert (told["from_name"], told["to_name"]) == ("variant", "starter")


def test_who_was_enrolled_since_without_a_picture_must_come_again_after_a_rollback(data, variant, photos):
    forced(data, variant)
    with open_site(data) as site:
        enroll(site, Employee("2001", "New"), photos[SILENT], FACE)
        site.employees.add(Employee("2002", "By number and PIN"))
        site.employees.update(Employee("1001", "Left", active=False))
    answer = rollback(data, quiet)
    assert [item["employee_id"] for item in answer["come_again"]] == ["2001"]


def test_two_promotions_are_rolled_back_one_by_one_and_then_nothing_is_left(data, variant, tmp_path):
    second = make_variant(tmp_path, "second", mean=125.0)
    with pytest.raises(
        InputProblem, match=r"nothing to roll back: the pack in use, starter, was not promoted"
    ):
        rollback(data, quiet)
    forced(data, variant)
    forced(data, second)
    assert [rollback(data, quiet)["pack"] for _ in range(2)] == ["variant", "starter"]
    with pytest.raises(InputProblem, match="nothing to roll back"):
        rollback(data, quiet)
    assert forced(data, "second")["made"] == 0
    assert rollback(data, quiet)["pack"] == "starter"


def test_an_earlier_pack_that_is_gone_is_named(data, variant, tmp_path):
    second = make_variant(tmp_path, "second", mean=125.0)
    forced(data, variant)
    forced(data, second)
    shutil.rmtree(packs_folder(data) / "variant")
    with pytest.raises(PackProblem, match="earlier pack variant is no longer installed as it was"):
        rollback(data, quiet)
    assert pack_in_use(data) == "second"


def test_a_name_that_means_another_pack_is_not_taken(data, tmp_path):
    namesake = make_variant(tmp_path, "starter", mean=120.0)
    answer = forced(data, namesake)
    assert answer["pack"].startswith("starter-")
    assert pack_in_use(data) == answer["pack"]
    assert rollback(data, quiet)["pack"] == "starter"


def test_a_pack_that_nobody_named_stays_in_use_while_another_is_brought_in(data, variant):
    """The first pack found is meant by an empty setting, and the new one would be found first."""
    with open_site(data) as site:
        left = use_of(site)[1]
        assert left.setting == ""
        left = pin(site, left)
        place(data, contender_of(variant))
    assert (left.setting, pack_in_use(data)) == ("starter", "starter")
    assert forced(data, "variant")["previous"] == "starter"
    assert rollback(data, quiet)["setting"] == "starter"


def test_a_promotion_that_was_cut_off_goes_on_and_is_rolled_back_once(data, variant, photos):
    with open_site(data, str(variant)) as site:  # some people were done, and nothing was switched
        pack, told = site.photo_pack, []
        reembed(site, pack, lambda done, total: told.append((done, total)))
        assert told == [(2 * n, 12) for n in range(1, 7)]
        assert [person.employee_id for person in must_come_again(site, pack, Reembedded())] == [SILENT]
    assert pack_in_use(data) == "starter"
    assert whom(data, photos["1001"][0]) == "1001"
    assert forced(data, variant)["made"] == 0
    assert rollback(data, quiet)["pack"] == "starter"


def test_what_was_noted_and_never_switched_does_not_count(data):
    starter, other = (
        Use(name, digit * 64, name, f"/packs/{name}") for name, digit in (("a", "1"), ("b", "2"))
    )
    with open_site(data) as site:
        database = site.database
        record(database, PROMOTED, starter, other, {})
        assert to_undo(database, starter.digest) is None
        number, before = to_undo(database, other.digest)
        assert before == starter
        record(database, ROLLED_BACK, other, starter, {}, undoes=number)
        assert to_undo(database, starter.digest) is None
        assert to_undo(database, other.digest) == (number, starter)  # the rollback was cut off: it goes on

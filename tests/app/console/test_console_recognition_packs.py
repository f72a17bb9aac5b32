"""Model packs by window: brought in with their licence, never used unasked, switched to and back."""

from pathlib import Path

import pytest
from promotion_examples import make_variant

from faceclock.app.console.logins import Logins
from faceclock.app.console.recognition_packs import RecognitionPacks
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, LicenceNotAccepted, PackProblem
from faceclock.settings.paths import packs_folder
from faceclock.storage.audit import Audit
from faceclock.vision.packs.licences import ACCEPTANCE_NAME, acceptance_sentence


def nothing(done, total):
    pass


@pytest.fixture
def packs(data):
    with open_site(data) as site:
        yield RecognitionPacks(Logins(site).make_owner("Olga", "correct horse"), site)


def newest(packs):
    return Audit(packs.site.database).newest(1)[0]


def test_the_table_begins_with_the_pack_in_use_and_ends_with_the_catalogue(packs):
    rows = packs.all()
    assert rows[0].in_use and rows[0].usable and rows[0].digest
    offered = [row for row in rows if not row.installed]
    assert offered and all(row.licence for row in offered)
    assert {bool(row.sentence) for row in offered} == {True, False}
    assert all(bool(row.sentence) == (not row.commercial_use) for row in offered)


def test_what_is_brought_in_is_noted_and_not_used(packs, variant):
    before = packs.in_use()
    name = packs.bring_in(variant, "", nothing)
    assert packs.in_use() == before
    entry = newest(packs)
    assert (entry.action, entry.subject, entry.actor) == ("pack.import", name, "Olga")
    assert packs.verify(name) > 0


def test_a_research_only_pack_says_what_must_be_accepted(packs, variant, tmp_path):
    research = make_variant(tmp_path / "other", name="research-only", commercial_use=False)
    with pytest.raises(LicenceNotAccepted) as refused:
        packs.bring_in(research, "", nothing)
    assert refused.value.sentence == acceptance_sentence("research-only")
    packs.bring_in(research, refused.value.sentence, nothing)
    assert (packs_folder(packs.site.data) / "research-only" / ACCEPTANCE_NAME).is_file()
    assert newest(packs).detail["accepted"] == refused.value.sentence


def test_switching_needs_a_comparison_or_a_reason_and_can_be_undone(packs, variant):
    first = packs.in_use()
    name = packs.bring_in(variant, "", nothing)
    assert packs.comparison(name) is None
    with pytest.raises(InputProblem, match="not compared"):
        packs.switch(name, None, "", nothing)
    done = packs.switch(name, "a test", "", nothing)
    assert done.pack == name and packs.in_use().pack == name and packs.in_use().before == first.pack
    assert packs.roll_back(nothing).pack == first.pack
    assert packs.in_use().pack == first.pack


def test_a_folder_that_is_no_pack_changes_nothing(packs, tmp_path):
    (tmp_path / "holiday").mkdir()
    with pytest.raises(PackProblem):
        packs.bring_in(tmp_path / "holiday", "", nothing)
    with pytest.raises(PackProblem):
        packs.bring_in(Path("/nowhere"), "", nothing)
    with pytest.raises(PackProblem):
        packs.install("no-such-pack", "", nothing)

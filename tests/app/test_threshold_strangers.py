"""What the threshold page promises, tried by real strangers: people of lfw-dev who are not enrolled."""

from itertools import groupby

import numpy as np
import pytest
from consenting import put_on_roll

from faceclock.app.evaluation_images import ImageSet, embed_all
from faceclock.app.threshold_study import study
from faceclock.domain.embedding import Embedding
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.matching.proposing import Wish
from faceclock.storage.instants import utc_now

pytestmark = [pytest.mark.shared, pytest.mark.slow]
PEOPLE, STRANGERS, TEMPLATES = 100, 800, 2


@pytest.fixture(scope="module")
def drawn(shared, development_pack, tmp_path_factory):
    """A site of people with two templates each, one more picture of each, and one of each stranger."""
    from faceclock.app.site import open_site

    images = ImageSet(shared / "data/lfw-dev/lfw-dev.tar")
    people = [list(keys) for _, keys in groupby(images.keys, key=lambda key: key.person)]
    members = [keys[: TEMPLATES + 1] for keys in people if len(keys) > TEMPLATES][:PEOPLE]
    strangers = [keys[0] for keys in people if len(keys) == 1][:STRANGERS]
    with open_site(tmp_path_factory.mktemp("site") / "data", str(development_pack)) as site:
        wanted = [key for keys in members for key in keys] + strangers
        embedded = embed_all(site.photo_pack, images, set(wanted), lambda done, total: None)
        vectors = dict(zip(embedded.keys, embedded.vectors, strict=True))
        with site.database.transaction():
            for keys in members:
                put_on_roll(site.database, Employee(keys[0].person, keys[0].person))
                for key in keys[:TEMPLATES]:
                    made = Embedding(vectors[key], site.photo_pack.contract)
                    site.templates.add(Template(uuid7(), key.person, made, "lfw-dev", utc_now()))
        probes = [vectors[keys[-1]] for keys in members]
        yield site, np.stack(probes), np.stack([vectors[key] for key in strangers])


def let_in(site, probes, threshold):
    """Who each probe is taken for, by the kiosk's own matcher."""
    from faceclock.app.thresholds import choose_similarity

    pack = site.photo_pack
    choose_similarity(
        site.database, pack.contract.digest, pack.calibration, threshold, "a test", {}, below=True
    )
    matcher = site.matcher_for(pack)
    return [matcher.identify(Embedding(probe, pack.contract)).employee_id for probe in probes]


@pytest.mark.parametrize("months", [1, 4])
def test_a_proposal_keeps_its_wish_against_strangers(drawn, months):
    site, _, strangers = drawn
    found = study(site)
    wish = Wish(months=months, people=PEOPLE, tries=100.0)
    threshold = found.proposal(wish)
    accepted = sum(who is not None for who in let_in(site, strangers, threshold))
    assert accepted <= wish.fpir * STRANGERS
    assert threshold < found.proposal(Wish(100, PEOPLE, 100.0))


def test_what_is_told_of_a_threshold_is_what_comes(drawn):
    """Where the site's own people measured it, and at the proposal."""
    site, probes, strangers = drawn
    found = study(site)
    assert found.let_in.measured_to is not None
    told = found.let_in.curve.at(found.let_in.measured_to)
    accepted = np.mean([who is not None for who in let_in(site, strangers, found.let_in.measured_to)])
    assert told.low <= accepted <= told.high
    refused = found.refusal_rate(0.5)
    missed = [
        who != person.employee_id for who, person in zip(let_in(site, probes, 0.5), found.people, strict=True)
    ]
    assert refused is not None and refused.low / 2 <= np.mean(missed) <= 2 * refused.high

import itertools
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from faceclock.domain.errors import SourceProblem
from faceclock.vision.sources.demo import EVERYBODY, GAP, DemoSource, _visit
from faceclock.vision.sources.demo_people import STAFF, demo_people, picture
from faceclock.vision.sources.demo_walk import APPROACH, STAY, VISIT

START = datetime(2026, 3, 2, 8, tzinfo=UTC)
VISIT_FRAMES = (GAP + VISIT) * 30


def take(source, frames):
    return list(itertools.islice(iter(source.read, None), frames))


def test_seven_people_can_be_enrolled():
    people = demo_people()
    assert len({person.id for person in people}) == len({person.name for person in people}) == 7
    for person in people:
        assert person.image.dtype == np.uint8
        assert min(person.image.shape[:2]) >= 200
        assert person.image.flags.c_contiguous


def test_the_outlines_lie_in_their_pictures_and_hold_the_faces():
    for who in STAFF:
        height, width = picture(who.picture).shape[:2]
        xs, ys = zip(*who.outline, strict=True)
        assert 0 <= min(xs) < max(xs) < width
        assert 0 <= min(ys) < max(ys) < height
        x, y, face_width, face_height = who.face
        assert min(xs) <= x + face_width / 2 <= max(xs)
        assert min(ys) <= y + face_height / 2 <= max(ys)


def test_a_missing_picture_is_one_sentence():
    with pytest.raises(SourceProblem, match="install a_package_that_nobody_has again"):
        picture(("a_package_that_nobody_has", "face.png"))


def test_frames_have_the_scenes_size_and_clock():
    frames = take(DemoSource(start=START), 40)
    assert all(frame.image.shape == (480, 640, 3) and frame.image.dtype == np.uint8 for frame in frames)
    assert [frame.index for frame in frames] == list(range(40))
    assert frames[30].at == START + timedelta(seconds=1)


def test_the_same_seed_gives_the_same_frames_and_another_seed_others():
    def sample(seed):
        return [frame.image for frame in take(DemoSource(seed=seed), 80)[::20]]

    assert all(np.array_equal(one, two) for one, two in zip(sample(3), sample(3), strict=True))
    assert not np.array_equal(sample(3)[0], sample(4)[0])


def test_no_two_frames_are_the_same_even_when_nobody_is_there():
    first, second = take(DemoSource(), 2)
    assert (first.image != second.image).mean() > 0.3


def test_one_round_shows_everybody_once_and_ends():
    source = DemoSource(rounds=1)
    source._index = round(VISIT_FRAMES * len(EVERYBODY)) - 5
    assert 4 <= len(take(source, 100)) <= 6
    assert source.read() is None
    assert {_visit(7, 0, place)[0] for place in range(len(EVERYBODY))} == set(EVERYBODY)


def test_without_end_it_goes_on_after_a_round():
    source = DemoSource(rounds=None)
    source._index = round(VISIT_FRAMES * len(EVERYBODY) * 3)
    assert source.read() is not None
    source.close()
    assert source.read() is None


def test_the_packages_of_the_pictures_are_not_imported():
    program = (
        "import sys\n"
        "from faceclock.vision.sources.demo import DemoSource\n"
        "from faceclock.vision.sources.demo_people import demo_people\n"
        "demo_people(); DemoSource().read()\n"
        "assert not {'insightface', 'skimage'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@pytest.mark.shared
def test_each_is_recognised_in_the_scene_by_the_enrolment_picture_and_the_stranger_by_none(shared, tmp_path):
    from faceclock.vision.packs.development import make_development_pack
    from faceclock.vision.packs.loading import load_pack

    pack = load_pack(make_development_pack(shared, tmp_path))

    def embed(image):
        faces = pack.detector.detect(image)
        assert len(faces) == 1
        return pack.recogniser.embed(image, faces[0]).vector

    gallery = np.stack([embed(person.image) for person in demo_people()])
    source = DemoSource(seed=11)
    for place in range(len(EVERYBODY)):
        source._index = round(((GAP + VISIT) * place + GAP + APPROACH + STAY / 2) * 30)
        scores = dict(zip(STAFF, gallery @ embed(source.read().image), strict=True))
        who = _visit(11, 0, place)[0]
        assert scores.pop(who, 1.0) > 0.55, who.name
        assert max(scores.values()) < 0.4, who.name

from hypothesis import given
from hypothesis import strategies as st
from stage_fakes import face

from faceclock.pipeline.primary import choose_primary, in_oval
from faceclock.pipeline.track import overlap

faces = st.builds(face, st.floats(0, 600), st.floats(0, 440), st.floats(1, 400))


@given(st.lists(faces, min_size=1, max_size=6))
def test_whoever_stands_in_the_oval_comes_before_whoever_does_not(crowd):
    chosen = choose_primary(crowd, 640, 480)
    inside = [item for item in crowd if in_oval(item, 640, 480)]
    assert chosen in (inside or crowd)
    assert all(chosen.area >= item.area for item in (inside or crowd))


def test_nobody_is_chosen_from_nobody():
    assert choose_primary([], 640, 480) is None


@given(faces, faces)
def test_overlap_is_symmetric_and_between_nothing_and_all(first, second):
    assert 0.0 <= overlap(first, second) == overlap(second, first) <= 1.0 + 1e-9
    assert abs(overlap(first, first) - 1.0) < 1e-9

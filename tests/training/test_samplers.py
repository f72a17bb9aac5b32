"""Samplers: what a batch holds, and that it depends on the seed and its step alone."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from pydantic import TypeAdapter  # noqa: E402

from faceclock.domain.errors import InputProblem  # noqa: E402
from faceclock.training.checking import checked  # noqa: E402
from faceclock.training.samplers import SAMPLERS, SamplerSettings, make_sampler, read_sampler  # noqa: E402

LABELS = np.repeat(np.arange(12), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
SHUFFLED_LABELS = np.random.default_rng(0).permutation(LABELS)


def sampler(name: str, batch: int, seed: int = 1, labels: np.ndarray = SHUFFLED_LABELS, **values: object):
    return make_sampler(read_sampler({"name": name, **values}), labels, batch, seed)


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_batch_depends_on_the_seed_and_the_step_alone(name: str) -> None:
    once, again, other = sampler(name, 24), sampler(name, 24), sampler(name, 24, seed=2)
    batches = [once(step) for step in range(8)]
    for step in (7, 0, 3):  # in another order, as after a resume
        assert again(step).tolist() == batches[step].tolist()
    assert any(other(step).tolist() != batches[step].tolist() for step in range(8))
    assert batches[0].tolist() != batches[1].tolist()


@pytest.mark.parametrize("name", SAMPLERS)
def test_batches_have_their_size_and_hold_known_rows_only(name: str) -> None:
    draw = sampler(name, 24)
    for step in range(50):
        rows = draw(step)
        assert rows.shape == (24,)
        assert np.issubdtype(rows.dtype, np.integer)
        assert rows.min() >= 0
        assert rows.max() < len(SHUFFLED_LABELS)


def test_shuffled_shows_every_picture_once_in_each_pass() -> None:
    draw, count = sampler("shuffled", 7), len(SHUFFLED_LABELS)
    stream = np.concatenate([draw(step) for step in range(count)])  # seven passes
    for first in range(0, len(stream), count):
        assert sorted(stream[first : first + count]) == list(range(count))
    assert stream[:count].tolist() != stream[count : 2 * count].tolist()


def test_shuffled_fills_a_batch_that_is_larger_than_the_data() -> None:
    assert np.bincount(sampler("shuffled", 20, labels=np.arange(10))(0)).tolist() == [2] * 10


def test_balanced_holds_exactly_so_many_pictures_of_so_many_people() -> None:
    draw = sampler("balanced", 24, images=4)
    for step in range(60):
        rows = draw(step).reshape(6, 4)
        people = SHUFFLED_LABELS[rows]
        assert (people == people[:, :1]).all()
        assert len(set(people[:, 0])) == 6
        for person, group in zip(people[:, 0], rows, strict=True):
            assert len(set(group)) == min(4, int((person == SHUFFLED_LABELS).sum()))


def test_balanced_repeats_the_pictures_of_who_has_few_evenly() -> None:
    draw = sampler("balanced", 10, labels=np.array([0, 0, 1, 1, 1]), images=5)
    for group in draw(0).reshape(2, 5):
        counts = np.unique(group, return_counts=True)[1]
        assert counts.max() - counts.min() <= 1


def test_balanced_leaves_out_who_has_too_few() -> None:
    seen = {person for step in range(60) for person in SHUFFLED_LABELS[sampler("balanced", 8)(step)]}
    assert seen == set(range(1, 12))
    draw = sampler("balanced", 8, fewest=1)
    assert 0 in {person for step in range(60) for person in SHUFFLED_LABELS[draw(step)]}


def test_balanced_shows_nobody_twice_in_a_pass() -> None:
    draw = sampler("balanced", 8, images=4)  # 11 people: five batches of two
    people = [person for step in range(5) for person in SHUFFLED_LABELS[draw(step)][::4]]
    assert len(set(people)) == 10


def test_weighted_shows_all_people_equally_often() -> None:
    draw = sampler("weighted", 60)
    rows = np.concatenate([draw(step) for step in range(200)])
    wanted = len(rows) / 12
    people = np.bincount(SHUFFLED_LABELS[rows], minlength=12)
    assert ((people - wanted) ** 2 / wanted).sum() < 31.3  # chi square, 11 degrees of freedom, p = 0.001
    of_the_last = np.bincount(rows[SHUFFLED_LABELS[rows] == 11])
    shown = of_the_last[of_the_last > 0]
    assert len(shown) == 12
    assert ((shown - shown.mean()) ** 2 / shown.mean()).sum() < 31.3


@pytest.mark.parametrize(
    ("labels", "batch", "said"),
    [
        (np.zeros(20, int), 8, "needs 2 people with at least 2 pictures, and there are 1"),
        (np.arange(20), 8, "needs 2 people with at least 2 pictures, and there are 0"),
        (LABELS, 10, "multiple of 4, at least 8"),
        (LABELS, 4, "multiple of 4, at least 8"),
        (LABELS, 64, "needs 16 people"),
        (np.array([], int), 8, "no pictures"),
    ],
)
def test_balanced_says_what_it_lacks(labels: np.ndarray, batch: int, said: str) -> None:
    with pytest.raises(InputProblem, match=said):
        sampler("balanced", batch, labels=labels)


@checked
class Example:
    sampler: SamplerSettings


def test_a_run_file_chooses_by_name() -> None:
    read = TypeAdapter(Example).validate_python
    assert read({"sampler": {"name": "balanced", "images": 3}}).sampler == SAMPLERS["balanced"](images=3)
    with pytest.raises(InputProblem, match="did you mean 'balanced'"):
        read({"sampler": {"name": "balance"}})
    with pytest.raises(
        InputProblem, match="sampler balanced has no parameter 'image'; did you mean 'images'"
    ):
        read({"sampler": {"name": "balanced", "image": 3}})
    with pytest.raises(InputProblem, match="has none, leave it out"):
        read({"sampler": {"name": "shuffled", "images": 3}})

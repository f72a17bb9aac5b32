"""Which pictures make a batch, by the name that a run file uses: ``sampler = {name = "balanced", images = 4}``.

A batch is a function of the seed and its step alone, so that a resumed run goes on with the same curve, and
several processes can each take a part of it.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field

from faceclock.domain.errors import InputProblem
from faceclock.training.checking import checked
from faceclock.training.choices import read_choice

Rows = NDArray[np.int_]
Sampler = Callable[[int], Rows]  # the step to the rows of its batch
_EPOCH, _STEP = 0, 1  # kinds of random draws, so that step 3 and epoch 3 have nothing in common


@checked
class SamplerParameters:
    """The parameters of a sampler, as a run file gives them."""

    def build(self, labels: Rows, batch: int, seed: int) -> Sampler:
        raise NotImplementedError


@checked
class Shuffled(SamplerParameters):
    """Every picture once in each pass; a batch may reach over the end of a pass."""

    def build(self, labels: Rows, batch: int, seed: int) -> Sampler:
        order = _orders(len(labels), seed)

        def draw(step: int) -> Rows:
            places = step * batch + np.arange(batch)
            return np.array([order(place // len(labels))[place % len(labels)] for place in places.tolist()])

        return draw


@checked
class Weighted(SamplerParameters):
    """Every person as often as any other, however many pictures they have; pictures may come back at once."""

    def build(self, labels: Rows, batch: int, seed: int) -> Sampler:
        people = _rows_by_person(labels)

        def draw(step: int) -> Rows:
            random = np.random.default_rng((seed, _STEP, step))
            drawn = random.integers(len(people), size=batch)
            return np.array([random.choice(people[person]) for person in drawn])

        return draw


@checked
class Balanced(SamplerParameters):
    """``images`` of each of batch / ``images`` people, person after person; nobody comes twice in a pass, and
    a pass ends when fewer people are left than a batch needs.

    People with fewer than ``fewest`` pictures are left out; who has fewer than ``images`` is shown some of
    them again.
    """

    images: Annotated[int, Field(ge=2)] = 4
    fewest: Annotated[int, Field(ge=1)] = 2

    def build(self, labels: Rows, batch: int, seed: int) -> Sampler:
        people = [rows for rows in _rows_by_person(labels) if len(rows) >= self.fewest]
        count = self._people_of_a_batch(batch, len(people))
        batches, order = len(people) // count, _orders(len(people), seed)

        def draw(step: int) -> Rows:
            random = np.random.default_rng((seed, _STEP, step))
            first = step % batches * count
            drawn = order(step // batches)[first : first + count]
            return np.concatenate([_several(random, people[person], self.images) for person in drawn])

        return draw

    def _people_of_a_batch(self, batch: int, people: int) -> int:
        if batch % self.images or batch < 2 * self.images:
            raise InputProblem(
                f"A batch of {batch} cannot hold {self.images} pictures of each of two or more people; "
                f"choose a multiple of {self.images}, at least {2 * self.images}."
            )
        if batch // self.images > people:
            raise InputProblem(
                f"A batch of {batch} with {self.images} pictures of each person needs {batch // self.images} "
                f"people with at least {self.fewest} pictures, and there are {people}; "
                "choose a smaller batch, more pictures of each person in it, or add pictures."
            )
        return batch // self.images


SAMPLERS: dict[str, type[SamplerParameters]] = {
    "shuffled": Shuffled,
    "balanced": Balanced,
    "weighted": Weighted,
}


def read_sampler(values: SamplerParameters | Mapping[str, Any]) -> SamplerParameters:
    """The table of a run file, checked. Raises InputProblem for a wrong name, key or value."""
    if isinstance(values, SamplerParameters):
        return values
    return read_choice("sampler", SAMPLERS, values)


SamplerSettings = Annotated[SamplerParameters, BeforeValidator(read_sampler)]


def make_sampler(settings: SamplerParameters, labels: Rows, batch: int, seed: int) -> Sampler:
    """``labels`` (n,): the person of each picture. The sampler gives (batch,) rows of ``labels``.

    Raises InputProblem where ``labels`` are too few for such batches.
    """
    if len(labels) == 0:
        raise InputProblem("There are no pictures to learn from; check the folder with the training data.")
    return settings.build(np.asarray(labels), batch, seed)


def _rows_by_person(labels: Rows) -> list[Rows]:
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def _orders(count: int, seed: int) -> Sampler:
    """An order of ``count`` things for each pass; the last ones are kept."""

    @lru_cache(maxsize=2)
    def order(epoch: int) -> Rows:
        return np.random.default_rng((seed, _EPOCH, epoch)).permutation(count)

    return order


def _several(random: np.random.Generator, rows: Rows, count: int) -> Rows:
    """``count`` of ``rows``; none comes again before all have come."""
    passes = -(-count // len(rows))
    return np.concatenate([random.permutation(rows) for _ in range(passes)])[:count]

"""Batches made ahead of the steps that need them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from torch import Tensor

from faceclock.domain.errors import InputProblem
from faceclock.training.distributed import share, world

Batch = dict[str, Tensor]
MakeBatch = Callable[[int], Batch]
_AHEAD = 3  # batches in preparation


def made_ahead(make: MakeBatch, numbers: range, size: int) -> Iterator[Batch]:
    """``make(number)`` for each of ``numbers``, from a thread; "images" of this process's share only."""
    if size % world():
        raise InputProblem(f"schedule.batch = {size} cannot be shared by {world()} processes; change it.")
    pool = ThreadPoolExecutor(1)
    try:
        waiting = [pool.submit(make, number) for number in numbers[:_AHEAD]]
        for position in range(len(numbers)):
            waiting += [pool.submit(make, number) for number in numbers[position + _AHEAD :][:1]]
            yield _own(waiting.pop(0).result(), size)
    finally:
        pool.shutdown(cancel_futures=True)


def _own(batch: Batch, size: int) -> Batch:
    images = batch.get("images")
    if world() == 1 or images is None or len(images) != size:
        return batch
    return {**batch, "images": images[share(size)]}

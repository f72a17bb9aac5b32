"""Batches made ahead of the steps that need them."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from torch import Tensor

from faceclock.domain.errors import InputProblem
from faceclock.training.distributed import share, world

Batch = dict[str, Tensor]
MakeBatch = Callable[[int], Batch]
_AHEAD = 3  # batches in preparation
# Seconds. torch lets go of the interpreter in every operation; to get it back from the thread that makes batches, a
# step would wait Python's usual 5 ms a hundred times over.
_PATIENCE = 2e-4


def made_ahead(make: MakeBatch, numbers: range, size: int) -> Iterator[Batch]:
    """``make(number)`` for each of ``numbers``, from a thread; "images" of this process's share only."""
    if size % world():
        raise InputProblem(f"schedule.batch = {size} cannot be shared by {world()} processes; change it.")
    pool, patience = ThreadPoolExecutor(1), sys.getswitchinterval()
    sys.setswitchinterval(_PATIENCE)
    try:
        waiting = [pool.submit(make, number) for number in numbers[:_AHEAD]]
        for position in range(len(numbers)):
            waiting += [pool.submit(make, number) for number in numbers[position + _AHEAD :][:1]]
            yield _own(waiting.pop(0).result(), size)
    finally:
        sys.setswitchinterval(patience)
        pool.shutdown(cancel_futures=True)


def _own(batch: Batch, size: int) -> Batch:
    images = batch.get("images")
    if world() == 1 or images is None or len(images) != size:
        return batch
    return {**batch, "images": images[share(size)]}

"""What a set of photographs holds, and what it is too small for."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Json = dict[str, Any]


def counted(people: NDArray[np.str_]) -> Json:
    """``people``: one name a picture."""
    return {"people": len(np.unique(people)), "pictures": len(people)}


def advice(people: NDArray[np.str_], strangers: NDArray[np.str_]) -> list[str]:
    """Sentences on what cannot be learnt from the pictures of ``people``, or not be measured on ``strangers``."""
    return list(_advice(people, strangers))


def _advice(people: NDArray[np.str_], strangers: NDArray[np.str_]) -> Iterable[str]:
    _, counts = np.unique(people, return_counts=True)
    single = int((counts == 1).sum())
    if len(counts) == 1:
        yield (
            "There is one person to learn from: detector and distillation runs work, runs of the kind recogniser "
            "and fine-tuning need two people or more."
        )
    elif single == len(counts):
        yield (
            "Nobody has two pictures: detector and distillation runs work; losses of pairs and triplets find no "
            "pair of one person, and the others see each person only as augmentation changes them."
        )
    elif single:
        yield (
            f"{single} of {len(counts)} people have one picture: losses of pairs and triplets pass over them, "
            "and the others see them only as augmentation changes them."
        )
    _, others = np.unique(strangers, return_counts=True)
    if not (others > 1).any() or len(others) < 2:
        yield (
            "Among the people who are held out are not two of whom one has two pictures, so verification cannot "
            "be measured; hold out more people."
        )

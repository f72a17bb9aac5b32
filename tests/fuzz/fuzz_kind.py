"""One kind of input that the program takes from elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random


@dataclass(frozen=True)
class Kind:
    """``make`` writes one input into an empty folder, the same for the same chance, and returns what the program is
    given; ``take`` hands it over, and raises FaceClockError where the program refuses it."""

    name: str
    make: Callable[[Random, Path], Path]
    take: Callable[[Path], object]

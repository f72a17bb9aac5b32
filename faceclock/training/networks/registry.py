"""Networks by the name that a run file uses."""

from collections.abc import Callable

from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.networks.compact import CompactFace
from faceclock.training.networks.scrfd import CompactDetector
from faceclock.training.words import meant

NETWORKS: dict[str, Callable[..., nn.Module]] = {
    "compact-detector": CompactDetector,
    "compact-face": CompactFace,
}


def make_network(name: str) -> nn.Module:
    """A network with random weights. Raises InputProblem for an unknown name."""
    if name not in NETWORKS:
        raise InputProblem(f"There is no network {name!r}; {meant(name, NETWORKS)}.")
    return NETWORKS[name]()

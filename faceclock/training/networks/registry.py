"""Networks by the name that a run file uses."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from inspect import signature
from typing import Any

from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.networks.compact import CompactFace
from faceclock.training.networks.mobilefacenet import MobileFaceNet
from faceclock.training.networks.scrfd import CompactDetector
from faceclock.training.networks.transformer import SpatialTransformer
from faceclock.training.words import meant

ALIGNING = "stn:"  # before a name: with a spatial transformer front


@dataclass(frozen=True)
class NetworkSpec:
    """``build(dimension=..., **options)`` makes a network of (n, 3, h, w) to (n, dimension); ``size`` is
    (w, h) of its input and ``dimension`` what it gives when nothing else is asked for."""

    build: Callable[..., nn.Module]
    size: tuple[int, int]
    dimension: int
    note: str


NETWORKS: dict[str, NetworkSpec] = {
    "compact-face": NetworkSpec(CompactFace, (112, 112), 128, "the starter's own"),
    "mobilefacenet": NetworkSpec(MobileFaceNet, (112, 112), 128, "Chen et al. 2018"),
}
DETECTORS: dict[str, Callable[..., nn.Module]] = {"compact-detector": CompactDetector}


def network_spec(name: str) -> NetworkSpec:
    """Of a recogniser, also with "stn:" before its name. Raises InputProblem for an unknown one."""
    inner = name.removeprefix(ALIGNING)
    if inner not in NETWORKS:
        raise InputProblem(f"There is no network {name!r}; {meant(inner, NETWORKS)}.")
    spec = NETWORKS[inner]
    if inner == name:
        return spec
    return replace(spec, note=f"{spec.note}, behind a spatial transformer")


def make_network(name: str, dimension: int | None = None, **options: Any) -> nn.Module:
    """A network with random weights. ``options`` are those of its class; ``size`` (w, h) is one where the
    network is bound to its input's size. Raises InputProblem for an unknown name or option."""
    if name in DETECTORS:
        return DETECTORS[name](**options)
    spec = network_spec(name)
    _check_options(name, spec, options)
    network = spec.build(dimension=spec.dimension if dimension is None else dimension, **options)
    if name.startswith(ALIGNING):
        return SpatialTransformer(network, options.get("size", spec.size))
    return network


def _check_options(name: str, spec: NetworkSpec, options: dict[str, Any]) -> None:
    known = [option for option in signature(spec.build).parameters if option != "dimension"]
    for option in options:
        if option not in known:
            hint = meant(option, known) if known else "it has none"
            raise InputProblem(f"The network {name} has no option {option!r}; {hint}.")

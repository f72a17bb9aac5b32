"""Networks by the name that a run file uses."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from inspect import signature
from typing import Any

from torch import nn

from faceclock.domain.errors import InputProblem
from faceclock.training.networks.blocks import Size
from faceclock.training.networks.compact import CompactFace
from faceclock.training.networks.improved_residual import ImprovedResidualFace
from faceclock.training.networks.inception import InceptionFace
from faceclock.training.networks.inception_resnet import InceptionResNet
from faceclock.training.networks.mobilefacenet import MobileFaceNet
from faceclock.training.networks.mobilenet import MobileNet
from faceclock.training.networks.preactivation import PreActivationResNet
from faceclock.training.networks.scrfd import CompactDetector
from faceclock.training.networks.siamese import SiameseResNet
from faceclock.training.networks.sphere import SphereFace
from faceclock.training.networks.squeezenet import SqueezeNet
from faceclock.training.networks.transformer import SpatialTransformer
from faceclock.training.networks.vgg import VggFace
from faceclock.training.networks.zeiler_fergus import ZeilerFergusFace
from faceclock.training.words import meant

ALIGNING = "stn:"  # before a name: with a spatial transformer front
_SMALLEST, _LARGEST = 64, 1024  # pixels of an input's side


@dataclass(frozen=True)
class NetworkSpec:
    """``build(dimension=..., **options)`` makes a network of (n, 3, h, w) to (n, dimension); ``size`` is
    (w, h) of its input and ``dimension`` what it gives when nothing else is asked for."""

    build: Callable[..., nn.Module]
    size: Size
    dimension: int
    note: str


def _improved(layers: int) -> NetworkSpec:
    build = partial(ImprovedResidualFace, layers)
    return NetworkSpec(build, (112, 112), 512, f"LResNet{layers}E-IR, Deng et al. 2019")


def _preactivation(layers: int) -> NetworkSpec:
    return NetworkSpec(partial(PreActivationResNet, layers), (224, 224), 512, "He et al. 2016")


def _sphere(layers: int) -> NetworkSpec:
    return NetworkSpec(partial(SphereFace, layers), (96, 112), 512, "Liu et al. 2017")


def _inception(size: Size, **options: Any) -> NetworkSpec:
    build = partial(InceptionFace, size=size, **options)
    return NetworkSpec(build, size, 128, "Schroff et al. 2015")


NETWORKS: dict[str, NetworkSpec] = {
    "compact-face": NetworkSpec(CompactFace, (112, 112), 128, "the starter's own"),
    "inception-resnet-v1": NetworkSpec(InceptionResNet, (160, 160), 512, "Szegedy et al. 2016, Sandberg"),
    "ir-18": _improved(18),
    "ir-34": _improved(34),
    "ir-50": _improved(50),
    "ir-100": _improved(100),
    "mobilefacenet": NetworkSpec(MobileFaceNet, (112, 112), 128, "Chen et al. 2018"),
    "mobilenet": NetworkSpec(MobileNet, (112, 112), 128, "Howard et al. 2017"),
    "nn1": NetworkSpec(ZeilerFergusFace, (220, 220), 128, "Schroff et al. 2015"),
    "nn2": _inception((224, 224)),
    "nn3": _inception((160, 160)),
    "nn4": _inception((96, 96), fives=False),
    "nns1": _inception((165, 165), sixteenths=7, connected=1536),
    "nns2": _inception((116, 140), sixteenths=2, connected=1536),
    "resnet-50": _preactivation(50),
    "resnet-152": _preactivation(152),
    "siamese-resnet": NetworkSpec(SiameseResNet, (224, 224), 512, "Koch et al. 2015, on resnet-50"),
    "sphere-20": _sphere(20),
    "sphere-36": _sphere(36),
    "squeezenet": NetworkSpec(SqueezeNet, (112, 112), 128, "Iandola et al. 2016"),
    "vgg-16": NetworkSpec(VggFace, (224, 224), 1024, "Parkhi et al. 2015"),
}
DETECTORS: dict[str, Callable[..., nn.Module]] = {"compact-detector": CompactDetector}


def network_spec(name: str) -> NetworkSpec:
    """Of a recogniser, also with "stn:" before its name. Raises InputProblem for an unknown one."""
    inner = name.removeprefix(ALIGNING)
    if inner not in NETWORKS:
        raise InputProblem(f"There is no network {name!r}; {meant(inner, NETWORKS)}")
    spec = NETWORKS[inner]
    if inner == name:
        return spec
    return replace(spec, note=f"{spec.note}, behind a spatial transformer")


def make_network(name: str, dimension: int | None = None, **options: Any) -> nn.Module:
    """A network with random weights. ``options`` are those of its class, and for all recognisers ``size``,
    (w, h) of the input if not the usual one. Raises InputProblem for an unknown name or option."""
    if name in DETECTORS:
        return DETECTORS[name](**options)
    spec = network_spec(name)
    known = _known(spec)
    _check_options(name, known, options)
    size = tuple(options.get("size", spec.size))
    used = {option: value for option, value in options.items() if option != "size"}
    if "size" in known:
        used["size"] = size
    network = spec.build(dimension=spec.dimension if dimension is None else dimension, **used)
    return SpatialTransformer(network, size) if name.startswith(ALIGNING) else network


def _known(spec: NetworkSpec) -> set[str]:
    return set(signature(spec.build).parameters) - {"dimension"}


def _check_options(name: str, known: set[str], options: dict[str, Any]) -> None:
    for option in options:
        if option not in known | {"size"}:
            raise InputProblem(
                f"The network {name} has no option {option!r}; {meant(option, known | {'size'})}"
            )
    size = options.get("size", (_SMALLEST, _SMALLEST))
    if len(size) != 2 or not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise InputProblem(
            f"The size {size} of {name}'s input is not [width, height] of {_SMALLEST} to {_LARGEST}; change it."
        )

"""What the runs have in common that train a recogniser from its first layer on."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

from faceclock.domain.face import Image
from faceclock.training.export import export_recogniser, load_weights, save_weights
from faceclock.training.kinds.material import finish
from faceclock.training.networks.registry import make_network
from faceclock.training.recogniser_training import clean_input


def begin(
    name: str, dimension: int | None, options: dict[str, Any], weights: Path | None, seed: int
) -> nn.Module:
    """The network with the same first values in every process, or those of the safetensors file ``weights``."""
    torch.manual_seed(seed)
    network = make_network(name, dimension, **options)
    if weights is not None:
        load_weights(network, weights)
    return network


def leave(network: nn.Module, crops: list[Image], size: tuple[int, int], folder: Path) -> None:
    """Put recogniser.onnx and recogniser.safetensors into ``folder``. Raises InputProblem when the network and its
    export, of ``size``, do not compute the same of ``crops``."""
    network = network.cpu()
    samples = clean_input(crops, size)
    finish(folder.name, lambda: export_recogniser(network, folder / "recogniser.onnx", samples))
    save_weights(network, folder / "recogniser.safetensors")

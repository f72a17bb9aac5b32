"""The three ways: what is trained, what it takes, and how it becomes one ONNX file again."""

from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray, Image
from faceclock.training.export import PARITY, export_recogniser, keep_export, load_weights, save_weights
from faceclock.training.faces import Progress
from faceclock.training.networks.registry import make_network
from faceclock.training.tuning.adapter import Adapter
from faceclock.training.tuning.chain import find_tail
from faceclock.training.tuning.crops import Crops
from faceclock.training.tuning.graph import Graph
from faceclock.training.tuning.parent import Parent
from faceclock.training.tuning.spec import AdapterShape
from faceclock.training.tuning.tail import Tail
from faceclock.training.tuning.views import LiveViews, Sight, Views, cached_views

_REBUILT = 1e-5  # a rebuilt tail may differ from the graph's by so much of a cosine
_SAME = 1e-3  # weights are those of a pack when their cosines differ by no more


class Mode(Protocol):
    """``network`` begins as the parent. ``precise``: it is small enough to learn in 32 bits everywhere; steps from
    a layer that is good already do not survive 8 bits of mantissa."""

    network: nn.Module
    precise: bool

    def views(self, crops: Crops, count: int, cache: Path, progress: Progress) -> Views:
        """``count`` views of each picture."""
        ...

    def export(self, network: nn.Module, file: Path, faces: list[Image]) -> float:
        """Write the whole recogniser; returns the largest difference of a cosine between torch and onnxruntime on
        ``faces``. Raises InputProblem above PARITY; nothing is written then."""
        ...


class AdapterMode:
    precise = True

    def __init__(self, parent: Parent, shape: AdapterShape, seed: int) -> None:
        torch.manual_seed(seed)
        self._parent = parent
        self.network: nn.Module = Adapter(parent.pack.contract.dimension, shape.rank, shape.shape)

    def views(self, crops: Crops, count: int, cache: Path, progress: Progress) -> Views:
        parent, form = self._parent, (self._parent.pack.contract.dimension,)
        what = f"embedding of {parent.recogniser_sha256}"
        sight = Sight(parent.pack.recogniser.outputs, parent.size, form, np.float32, what)
        return cached_views(crops, sight, count, cache, progress)

    def export(self, network: nn.Module, file: Path, faces: list[Image]) -> float:
        graph = self._parent.graph()
        assert isinstance(network, Adapter)
        network.splice_into(graph)
        before = torch.from_numpy(self._parent.pack.recogniser.outputs(faces))
        return _exported(self._parent, graph, file, network(before), faces)


class TailMode:
    precise = True

    def __init__(self, parent: Parent) -> None:
        """Raises InputProblem when the tail cannot be found or does not compute what the graph computes."""
        graph = parent.graph()
        self._parent, self._chain = parent, find_tail(graph, parent.form)
        contract = parent.pack.contract
        maps = EmbeddingContract(contract.pack, contract.digest, int(np.prod(self._chain.form)))
        self._trunk = parent.recogniser(graph.cut([self._chain.start]), maps)
        self.network: nn.Module = Tail(graph, self._chain)
        self._refuse_another_answer()

    def views(self, crops: Crops, count: int, cache: Path, progress: Progress) -> Views:
        what = f"{self._chain.start} of {self._parent.recogniser_sha256}"
        sight = Sight(self._trunk.outputs, self._parent.size, self._chain.form, np.float16, what)
        return cached_views(crops, sight, count, cache, progress)

    def export(self, network: nn.Module, file: Path, faces: list[Image]) -> float:
        graph = self._parent.graph()
        assert isinstance(network, Tail)
        network.write_to(graph)
        return _exported(self._parent, graph, file, network(self._maps(faces)), faces)

    def _maps(self, faces: list[Image]) -> Tensor:
        return torch.from_numpy(self._trunk.outputs(faces).reshape(-1, *self._chain.form))

    def _refuse_another_answer(self) -> None:
        faces = self._parent.noise(4)
        away = difference(self.network(self._maps(faces)), self._parent.pack.recogniser.outputs(faces))
        if not away <= _REBUILT:
            raise InputProblem(
                f"The tail of {self._parent.pack.manifest.name} rebuilt in torch differs from the file's by "
                f"{away:.2g}; tune it with an adapter instead."
            )


class FullMode:
    precise = False  # a processor takes seven times as long for all layers in 32 bits

    def __init__(self, parent: Parent, name: str, weights: Path) -> None:
        """Raises InputProblem when ``weights`` are not those of the parent."""
        self._parent = parent
        self.network = make_network(name)
        load_weights(self.network, weights)
        self.network.eval()
        faces = parent.noise(4)
        with torch.no_grad():
            given = self.network(torch.from_numpy(parent.pack.recogniser.inputs(faces)))
        if not difference(given, parent.pack.recogniser.outputs(faces)) <= _SAME:
            raise InputProblem(
                f"{weights} does not hold the weights of pack {parent.pack.manifest.name}; name those "
                "that its recogniser was exported from."
            )

    def views(self, crops: Crops, count: int, cache: Path, progress: Progress) -> Views:
        return LiveViews(crops, self._parent.pack.recogniser.inputs, self._parent.size)

    def export(self, network: nn.Module, file: Path, faces: list[Image]) -> float:
        samples = torch.from_numpy(self._parent.pack.recogniser.inputs(faces))
        away = export_recogniser(network, file, samples)
        save_weights(network, file.with_suffix(".safetensors"))
        return away


def difference(one: Tensor, other: FloatArray) -> float:
    """The largest 1 - cosine of two lists of embeddings (n, d)."""
    first, second = one.detach().double().numpy(), other.astype(np.float64)
    with np.errstate(invalid="ignore"):
        lengths = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
        return float(np.max(np.abs(1 - (first * second).sum(1) / lengths)))


def _exported(parent: Parent, graph: Graph, file: Path, wanted: Tensor, faces: list[Image]) -> float:
    data = graph.data()
    got = parent.recogniser(data, parent.pack.contract).outputs(faces)
    return keep_export(file, data, difference(wanted, got), PARITY)

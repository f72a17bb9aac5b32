"""What a folder of InsightFace's models holds, told from the graphs themselves (it has no pack.toml)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faceclock.domain.errors import InputProblem, PackProblem
from faceclock.vision.files import LARGEST_TEXT, read_regular_file
from faceclock.vision.packs.external_data import parse_model, refers_to_external_data
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, RecogniserSpec

RESEARCH_ONLY = "InsightFace models: non-commercial research only"
_SCRFD_WITH_LANDMARKS = 9  # scores, boxes and landmarks of three strides
_CROP = 112


@dataclass(frozen=True)
class Nets:
    detector: DetectorSpec
    recogniser: RecogniserSpec


def inspect_models(folder: Path) -> Nets:
    """The one detector and the one recogniser among the folder's ONNX files; others are left aside.

    Raises PackProblem when there is none or more than one of a kind, or a file is damaged or not whole.
    """
    wanted = _named_by_insightface(folder)
    detectors: list[DetectorSpec] = []
    recognisers: list[RecogniserSpec] = []
    for path in sorted(folder.glob("*.onnx")):
        if (wanted and path.name not in wanted) or not path.is_file():
            continue
        graph = _graph(path)
        kind = _detector_kind(graph)
        if kind:
            detectors.append(DetectorSpec(kind, path.name))
        elif _is_recogniser(graph):
            recognisers.append(_recogniser(path.name, graph))
    return Nets(
        _only("detector", folder, detectors, [spec.file for spec in detectors]),
        _only("recogniser", folder, recognisers, [spec.file for spec in recognisers]),
    )


def _named_by_insightface(folder: Path) -> set[str]:
    """The newer InsightFace packages say in manifest.json which file is for which task; empty without one."""
    try:
        tasks = json.loads(read_regular_file(folder / "manifest.json", LARGEST_TEXT))["tasks"]
        return {tasks[task]["file"] for task in ("detection", "recognition")}
    except FileNotFoundError:
        return set()
    except (ValueError, KeyError, TypeError, RecursionError, InputProblem) as error:
        raise PackProblem(
            f"{folder.name}: its manifest.json does not name a detection and a recognition file; "
            "remove it to let the files speak for themselves."
        ) from error


def _graph(path: Path) -> Any:
    data = path.read_bytes()
    if refers_to_external_data(data, path.name):
        raise PackProblem(f"{path.name} refers to data outside itself; use ONNX files that are whole.")
    return parse_model(data, path.name).graph


def _inputs(graph: Any) -> list[list[int]]:
    """Shapes of what must be fed (older exports list weights as inputs too); 0 where a size is left open."""
    weights = {tensor.name for tensor in graph.initializer}
    return [_shape(value) for value in graph.input if value.name not in weights]


def _shape(value: Any) -> list[int]:
    return [axis.dim_value for axis in value.type.tensor_type.shape.dim]


def _detector_kind(graph: Any) -> DetectorKind | None:
    if {f"{part}_{stride}" for part in ("cls", "obj", "bbox", "kps") for stride in (8, 16, 32)} <= {
        value.name for value in graph.output
    }:
        return DetectorKind.YUNET
    inputs = _inputs(graph)
    takes_pictures = len(inputs) == 1 and len(inputs[0]) == 4 and inputs[0][1] in {0, 3}
    return DetectorKind.SCRFD if takes_pictures and len(graph.output) == _SCRFD_WITH_LANDMARKS else None


def _is_recogniser(graph: Any) -> bool:
    """Other nets of these folders take larger or smaller crops; none takes the ArcFace crop."""
    inputs = _inputs(graph)
    return len(inputs) == 1 and inputs[0][-2:] == [_CROP, _CROP] and len(graph.output) == 1


def _recogniser(file: str, graph: Any) -> RecogniserSpec:
    dimension = next(reversed(_shape(graph.output[0])), 0)
    if dimension < 2:
        raise PackProblem(f"{file} does not say how many values it gives; write a pack.toml for it.")
    mean, std = (0.0, 1.0) if _scales_by_itself(graph) else (127.5, 127.5)
    return RecogniserSpec(file, _CROP, "rgb", (mean,) * 3, (std,) * 3, dimension, "arcface-112")


def _scales_by_itself(graph: Any) -> bool:
    """InsightFace's own rule: a subtraction and a product among the first eight nodes, told by name."""
    names = [str(node.name) for node in graph.node[:8]]  # bytes where they are no UTF-8
    return any(name.startswith(("Sub", "_minus")) for name in names) and any(
        name.startswith(("Mul", "_mul")) for name in names
    )


def _only(what: str, folder: Path, found: list[Any], names: list[str]) -> Any:
    if len(found) == 1:
        return found[0]
    some = f"{len(found)} ({', '.join(names)})" if found else "none"
    raise PackProblem(
        f"{folder.name} should hold one {what} as ONNX and holds {some}; "
        "leave one in it, or write a pack.toml that names it."
    )

"""From a trained torch network to the files of a pack: ONNX with half-precision weights, and safetensors."""

import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from faceclock.domain.errors import InputProblem
from faceclock.domain.face import FloatArray
from faceclock.training.networks.scrfd import ScrfdOutputs
from faceclock.vision.packs.manifest import RecogniserSpec
from faceclock.vision.sessions import infer, open_session

OPSET = 17
PARITY = 1e-4  # the largest difference of a cosine, or of a detector's value, that an export may make
_AT_ONCE = 4  # samples in one run: large networks need memory for each
_LARGE = 512  # values; smaller tensors stay in single precision
_GREY = (127.5, 127.5, 127.5)  # mean and deviation that the studio's recognisers see pixels by
_KINDS = ("score", "box", "landmarks")


def export_recogniser(model: nn.Module, file: Path, samples: Tensor, *, half: bool = True) -> float:
    """Write ``file`` and return the largest difference between torch's and onnxruntime's cosines to each
    other's vectors of ``samples`` (n, 3, h, w), whose height and width the file keeps; ``half``: large weights
    in half precision. Raises InputProblem above PARITY; nothing is written."""
    model = model.eval().to(memory_format=torch.contiguous_format)
    axes = {"input": {0: "batch"}, "embedding": {0: "batch"}}
    data = traced(model, samples[:1], ["embedding"], axes)
    if half:
        data = _halved(data)
    session, groups = open_session(data, 1), samples.split(_AT_ONCE)
    with torch.no_grad():
        wanted = np.concatenate([model(group).numpy() for group in groups])
    got = np.concatenate([_answers(session, group)[0] for group in groups])
    with np.errstate(invalid="ignore"):  # a vector without length gives no number, which is refused
        cosines = (wanted * got).sum(1) / (np.linalg.norm(wanted, axis=1) * np.linalg.norm(got, axis=1))
    return keep_export(file, data, float(np.max(np.abs(1 - cosines))))


def recogniser_spec(exported: Path, name: str) -> RecogniserSpec:
    """How a pack feeds a recogniser that `export_recogniser` wrote: size and dimension are its graph's.
    ``name``: what the file is called in the pack."""
    session = open_session(exported, 1)
    _, channels, height, width = session.get_inputs()[0].shape
    answer = _answers(session, torch.zeros(1, channels, height, width))[0]
    size = height if height == width else (width, height)
    return RecogniserSpec(name, size, "rgb", _GREY, _GREY, answer.shape[1], "arcface-112")


def export_detector(model: nn.Module, file: Path, samples: Tensor) -> float:
    """As SCRFD with nine outputs and free height and width; returns the largest difference of any score on
    ``samples`` (n, 3, h, w). Raises InputProblem above 20 x PARITY; nothing is written then."""
    whole = ScrfdOutputs(model).eval().to(memory_format=torch.contiguous_format)
    names = [f"{kind}_{stride}" for kind in _KINDS for stride in (8, 16, 32)]
    axes = {"input": {2: "height", 3: "width"}, **{name: {0: f"{name}_rows"} for name in names}}
    data = _halved(traced(whole, samples[:1], names, axes))
    away = 0.0
    for sample in samples:
        with torch.no_grad():
            wanted = [score.numpy() for score in whole(sample[None])[:3]]
        got = run_exported(data, sample[None])[:3]
        away = max(away, *(float(np.abs(a - b).max()) for a, b in zip(wanted, got, strict=True)))
    return keep_export(file, data, away, 20 * PARITY)


def save_weights(model: nn.Module, file: Path) -> None:
    """The network's state for fine-tuning, large tensors in half precision."""
    state = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file({name: _small(value) for name, value in state.items()}, file)


def load_weights(model: nn.Module, file: Path) -> None:
    """Raises InputProblem when the file cannot be read or is of another network."""
    try:
        model.load_state_dict({name: value.float() for name, value in load_file(file).items()})
    except (OSError, SafetensorError) as error:
        raise InputProblem(
            f"The weights {file} cannot be read ({error}); name a safetensors file."
        ) from error
    except RuntimeError as error:
        raise InputProblem(f"{file} belongs to another network; name the one it was saved from.") from error


def traced(model: nn.Module, sample: Tensor, outputs: list[str], axes: dict[str, dict[int, str]]) -> bytes:
    """The graph as ONNX; ``axes`` (name -> axis -> its name) are those that may have any length."""
    buffer = io.BytesIO()
    torch.onnx.export(
        model, (sample,), buffer, input_names=["input"], output_names=outputs, dynamic_axes=axes,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    return buffer.getvalue()


def _halved(data: bytes) -> bytes:
    """Large weights stored as float16 with a Cast, which onnxruntime folds when it loads the file."""
    model = onnx.load_from_string(data)
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= _LARGE:
            name, values = tensor.name, numpy_helper.to_array(tensor)
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}_half"))
            casts.append(helper.make_node("Cast", [tensor.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def run_exported(data: bytes, samples: Tensor) -> list[FloatArray]:
    """What onnxruntime makes of ``samples``."""
    return _answers(open_session(data, 1), samples)


def _answers(session: InferenceSession, samples: Tensor) -> list[FloatArray]:
    names = [output.name for output in session.get_outputs()]
    return infer(session, names, session.get_inputs()[0].name, samples.contiguous().numpy())


def keep_export(file: Path, data: bytes, away: float, limit: float = PARITY) -> float:
    """Write ``file`` if it is ``away`` from the trained network by at most ``limit``; else InputProblem."""
    if not away <= limit:
        raise InputProblem(
            f"{file.name} differs from the trained network by {away:.2g}, over {limit:g}; it is not kept."
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return away


def _small(value: Tensor) -> Tensor:
    return value.half() if value.is_floating_point() and value.numel() >= _LARGE else value

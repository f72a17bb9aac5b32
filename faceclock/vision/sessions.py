"""onnxruntime sessions, made one way everywhere."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as states

from faceclock.domain.errors import PackProblem
from faceclock.vision.unbounded import unbounded_part

# onnxruntime's exceptions have no base of their own.
RUNTIME_ERRORS = (
    states.EPFail,
    states.EngineError,
    states.Fail,
    states.InvalidArgument,
    states.InvalidGraph,
    states.InvalidProtobuf,
    states.NoModel,
    states.NoSuchFile,
    states.NotImplemented,
    states.RuntimeException,
)
_FATAL_ONLY = 4
_WORKING_MEMORY = 768 << 20  # bytes of all nets of the process together, without their weights
_LARGEST_CONSTANT = 128 << 20  # bytes of what may be computed of weights beforehand
_AS_REQUESTED = 1


def open_session(model: Path | bytes, threads: int) -> onnxruntime.InferenceSession:
    """A session on the processor with ``threads`` threads a net.

    What nets work on lies in one arena of bounded size: a graph of a few bytes may ask for any amount of memory,
    and `infer` then refuses it. Raises PackProblem when the file is missing or onnxruntime cannot run it.
    """
    name = model.name if isinstance(model, Path) else "of the pack"
    source = str(model) if isinstance(model, Path) else model
    try:
        if isinstance(source, bytes):
            _refuse_unbounded(source)
        _bound_memory()
        return onnxruntime.InferenceSession(
            source, _options(threads), providers=["CPUExecutionProvider"], enable_fallback=0
        )
    except (*RUNTIME_ERRORS, ValueError) as error:
        raise PackProblem(
            f"The network {name} cannot be loaded ({_first_line(error)}); install the pack again."
        ) from error


def _refuse_unbounded(model: bytes) -> None:
    if part := unbounded_part(model):
        raise ValueError(f"it holds a {part}, which no net for faces needs")


def infer(
    session: onnxruntime.InferenceSession, outputs: list[str], name: str, blob: NDArray[np.float32]
) -> list[NDArray[np.float32]]:
    """Run the net on one input. Raises PackProblem when the net itself fails."""
    try:
        result: list[Any] = session.run(outputs, {name: blob})
    except (*RUNTIME_ERRORS, ValueError) as error:
        raise PackProblem(
            f"A network of the pack failed ({_first_line(error)}); install the pack again."
        ) from error
    return result


def _options(threads: int) -> onnxruntime.SessionOptions:
    """Idle threads must not spin: a kiosk looks at 30 frames a second and sleeps most of the time.

    Two threads on two cores, YuNet at 320x256 | MobileFaceNet, back to back and cores used at 30 a second:
    spinning as shipped 1.4 | 2.1 ms and 0.9 | 1.0 cores; no spinning 2.1 | 3.8 ms and 0.09 | 0.14 cores;
    spinning for 20 us, the gap between two layers, 1.5 | 2.1 ms and 0.12 | 0.16 cores. Hence the last.
    Older versions do not know the duration; the second entry stops their spinning after each run.
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _FATAL_ONLY
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.add_session_config_entry("session.intra_op.spin_duration_us", "20")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.add_session_config_entry(
        "optimization.constant_folding_max_output_size_in_bytes", str(_LARGEST_CONSTANT)
    )
    options.add_session_config_entry("session.use_env_allocators", "1")
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    return options


@cache
def _bound_memory() -> None:
    """Once a process, before its first session."""
    kind, place = onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, onnxruntime.OrtMemType.DEFAULT
    arena = onnxruntime.OrtArenaCfg({"max_mem": _WORKING_MEMORY, "arena_extend_strategy": _AS_REQUESTED})
    onnxruntime.create_and_register_allocator(onnxruntime.OrtMemoryInfo("Cpu", kind, 0, place), arena)


def _first_line(error: Exception) -> str:
    """onnxruntime's own words without its codes, its file names and its source lines."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rsplit(" : ", 1)[-1].rsplit("failed:", 1)[-1].strip(" .")[:120]

"""Eight-bit copies of the templates: a first look at a quarter of the memory, with a proven error.

A search of a large gallery runs at the speed of memory. Read as bytes, through onnxruntime's integer product
(VNNI or AMX where the processor has them), 1,000,000 x 512 takes a fraction of the time of a float32 product
(docs/accuracy.md, Search). A prefix of rotated dimensions was no alternative: the bound by Cauchy-Schwarz on
the rest excludes next to nothing for embeddings, which spread over all dimensions.

The bound. A row x is stored as x' = scale * code, a probe p is rounded to p'. Then

    |p.x - p'.x'| <= |p| |x - x'| + |p - p'| |x'|

by Cauchy-Schwarz, both residuals being measured, not estimated. Integer products are exact, so only the last
two float32 steps round, which FLOAT_SLACK covers. No score is off by more than its slack, whatever the data.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faceclock.domain.face import FloatArray
from faceclock.matching.growing import Growing

Codes = NDArray[np.uint8]
LARGEST_DIMENSION = 2048  # keeps integer products below 2**24, exact in float32
ROW_LEVELS = 127
# A probe is two columns of 7 bits, coarse and fine. Seven, because processors without VNNI add pairs of
# products in 16 bits and saturate: 2 * 255 * 63 still fits.
PROBE_LEVELS = 63
FLOAT_SLACK = 2e-6
ROWS_AT_ONCE = 65_536
THREADS = 2  # more would wait for memory


@dataclass(frozen=True, eq=False)
class CompactRows:
    """``codes`` (n, d) hold 128 + round(x / scale); ``scales`` (n,); ``residual`` bounds every |x - x'|."""

    codes: Codes
    scales: FloatArray
    residual: float

    def scores(self, probes: FloatArray) -> tuple[FloatArray, list[float]]:
        """Approximate scores (m, n) of unit ``probes`` (m, d), and for each probe what they may be off by."""
        columns, weights, slacks = self._rounded(probes)
        scores = np.empty((len(probes), len(self.codes)), np.float32)
        for start in range(0, len(self.codes), ROWS_AT_ONCE):
            rows = slice(start, start + ROWS_AT_ONCE)
            products = integer_product(self.codes[rows], columns).astype(np.float32)
            for probe, (pair, weight) in enumerate(zip(_pairs(products), weights, strict=True)):
                np.multiply(pair @ weight, self.scales[rows], out=scores[probe, rows])
        return scores, slacks

    def _rounded(self, probes: FloatArray) -> tuple[NDArray[np.int8], FloatArray, list[float]]:
        """Columns (d, 2m) of int8, their weights (m, 2), and the slack of each probe."""
        wide = probes.astype(np.float64)
        coarse = (np.abs(wide).max(axis=1) / PROBE_LEVELS).astype(np.float32)
        weights = np.stack([coarse, coarse / np.float32(2 * PROBE_LEVELS)], axis=1)
        high = _round(wide / weights[:, :1])
        low = _round((wide - high * weights[:, :1]) / weights[:, 1:])
        residuals = np.linalg.norm(wide - high * weights[:, :1] - low * weights[:, 1:], axis=1)
        length = np.linalg.norm(wide, axis=1)
        slacks = length * self.residual + residuals * (1.001 + self.residual) + FLOAT_SLACK
        columns = np.stack([high, low], axis=1).reshape(-1, wide.shape[1])
        return np.ascontiguousarray(columns.T.astype(np.int8)), weights, slacks.tolist()


class CompactIndex:
    """The growing side of `CompactRows`."""

    def __init__(self, dimension: int) -> None:
        self._codes = Growing((dimension,), np.uint8)
        self._scales = Growing((), np.float32)
        self._residual = 0.0

    def append(self, rows: FloatArray) -> None:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            codes, scales, residual = quantise(rows[start : start + ROWS_AT_ONCE])
            self._codes.append(codes)
            self._scales.append(scales)
            self._residual = max(self._residual, residual)

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        self._codes.keep(chosen)
        self._scales.keep(chosen)

    def reserve(self, capacity: int) -> None:
        self._codes.reserve(capacity)
        self._scales.reserve(capacity)

    @property
    def view(self) -> CompactRows:
        return CompactRows(self._codes.view, self._scales.view, self._residual)


def quantise(rows: FloatArray) -> tuple[Codes, FloatArray, float]:
    """Codes (n, d), scales (n,), and an upper bound of the residual norms of unit ``rows`` (n, d)."""
    scales = np.abs(rows).max(axis=1) / np.float32(ROW_LEVELS)
    levels = np.rint(rows / scales[:, None])
    residuals = np.linalg.norm(rows - levels * scales[:, None], axis=1)
    codes = (levels + 128).astype(np.uint8)
    return codes, scales, float(residuals.max()) * 1.0001 + FLOAT_SLACK


def integer_product(codes: Codes, columns: NDArray[np.int8]) -> NDArray[np.int32]:
    """(codes - 128) @ columns, exactly: (n, d) by (d, k) gives (n, k)."""
    product: NDArray[np.int32] = _session().run(None, {"codes": codes, "columns": columns})[0]
    return product


def _pairs(products: FloatArray) -> NDArray[np.float32]:
    """(n, 2m) as m blocks of (n, 2)."""
    return products.reshape(len(products), -1, 2).swapaxes(0, 1)


def _round(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.clip(np.rint(levels), -PROBE_LEVELS, PROBE_LEVELS)


@cache
def _session() -> Any:
    """One MatMulInteger. Built only when needed: small sites never load what it imports.

    Its threads wait awake for 20 us between blocks and then sleep, as a kiosk's must.
    """
    import onnxruntime
    from onnx import TensorProto, helper

    node = helper.make_node("MatMulInteger", ["codes", "columns", "zero"], ["products"])
    graph = helper.make_graph(
        [node],
        "first-look",
        [
            helper.make_tensor_value_info("codes", TensorProto.UINT8, ["rows", "d"]),
            helper.make_tensor_value_info("columns", TensorProto.INT8, ["d", "k"]),
        ],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["rows", "k"])],
        [helper.make_tensor("zero", TensorProto.UINT8, [], [128])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry("session.intra_op.spin_duration_us", "20")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )

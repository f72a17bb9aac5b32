"""Search in large galleries beside faiss IndexFlatIP, probe by probe in turn, on the same vectors."""

import os
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from faceclock.app.announcing import Json
from faceclock.app.bench_row import Row
from faceclock.domain.embedding import EmbeddingContract
from faceclock.domain.face import FloatArray
from faceclock.matching.gallery import Gallery

Maker = Callable[[np.random.Generator, int], FloatArray]
DIMENSION = 512
SIZES = (10_000, 100_000, 1_000_000)
AT_ONCE = 50_000
BATCH = 64
TURN = 20
SMALL = 10_000
NOISE = np.float32(1 / 30)  # a probe's cosine with its template is then about 0.8
PEER = "faiss IndexFlatIP"


def bench_search(
    *, quick: bool = False, sizes: Sequence[int] = SIZES, probes: int = 200, threads: int = 2
) -> list[Json]:
    """Rows for every size that fits in memory twice (ours and the peer's), spread evenly and in clusters.

    Probes are noisy copies of enrolled vectors. Ours and the peer's take turns. Without faiss nothing is
    compared.
    """
    chosen = [size for size in sizes if _fits(size) and not (quick and size > 100_000)]
    makers: dict[str, Maker] = {"": _even, " clustered": _clustered}
    count = probes // 4 if quick else probes
    return [
        row.as_json()
        for size in chosen
        for name, make in makers.items()
        for row in _rows(size, name, make, count, threads)
    ]


def _rows(size: int, kind: str, make: Maker, probes: int, threads: int) -> list[Row]:
    random = np.random.default_rng(size)
    gallery = Gallery(EmbeddingContract("bench", "0" * 64, DIMENSION))
    gallery.reserve(size)
    peer = _peer(threads)
    near = []
    for start in range(0, size, AT_ONCE):
        rows = make(random, min(AT_ONCE, size - start))
        gallery.add_rows(rows, [str(start + i) for i in range(len(rows))])
        near.append(rows[random.integers(0, len(rows), 1 + probes * len(rows) // size)])
        if peer is not None:
            peer.add(rows)
    wanted = random.permutation(np.concatenate(near))[:probes]
    noise = random.standard_normal(wanted.shape, np.float32) * NOISE
    return _measured(f"search {size}x{DIMENSION}{kind}", gallery, peer, _unit(wanted + noise))


def _measured(name: str, gallery: Gallery, peer: Any, probes: FloatArray) -> list[Row]:
    gallery.search(probes[0])  # builds what is built once
    ours, theirs = _in_turns(gallery, peer, probes)
    batch = probes[:BATCH]
    together, peers = _time(gallery.search_many, batch), _time(_ask, peer, batch)
    small, known = len(gallery) <= SMALL, peer is not None
    return [
        _row(f"{name}, median", median(ours), median(theirs) if known else None, None if small else 0.25),
        _row(f"{name}, p99", float(np.percentile(ours, 99)), None, 3.0 if small else None),
        _row(f"{name}, {len(batch)} probes together", together, peers if known else None, None),
        Row(
            f"{name}, best person not float64's",
            _wrong(gallery, probes),
            f"of {len(probes)} probes",
            target=0,
        ),
    ]


def _row(name: str, milliseconds: float, reference: float | None, target: float | None) -> Row:
    return Row(name, milliseconds, "ms", reference, target, PEER if reference else "")


def _wrong(gallery: Gallery, probes: FloatArray) -> int:
    found = [match.employee_id if match else None for match in gallery.search_many(probes)]
    return sum(a != b for a, b in zip(found, reference_top1(gallery, probes), strict=True))


def reference_top1(gallery: Gallery, probes: FloatArray) -> list[str]:
    """The owners of the largest float64 products, block by block."""
    wide = probes.astype(np.float64)
    best, owner = np.full(len(probes), -np.inf), np.zeros(len(probes), np.int64)
    vectors, owners, names = gallery.rows
    for start in range(0, len(vectors), AT_ONCE):
        scores = wide @ vectors[start : start + AT_ONCE].astype(np.float64).T
        top = scores.argmax(axis=1)
        value = scores[np.arange(len(probes)), top]
        better = value > best
        best[better], owner[better] = value[better], owners[start + top[better]]
    return [names[int(code)] for code in owner]


def _in_turns(gallery: Gallery, peer: Any, probes: FloatArray) -> tuple[list[float], list[float]]:
    """Milliseconds of each search: a few of ours, then a few of the peer's, so that both see the same load.

    The first of each turn is not counted: the other's threads may still spin, as they never do in a kiosk.
    """
    ours: list[float] = []
    theirs: list[float] = []
    for start in range(0, len(probes), TURN):
        turn = probes[[start, *range(start, min(start + TURN, len(probes)))]]
        ours += [_time(gallery.search, probe) for probe in turn][1:]
        theirs += [_time(_ask, peer, probe[None]) for probe in turn][1:]
    return ours, theirs


def _time(call: Callable[..., object], *arguments: object) -> float:
    """Milliseconds."""
    start = perf_counter()
    call(*arguments)
    return (perf_counter() - start) * 1e3


def _ask(peer: Any, probes: FloatArray) -> None:
    if peer is not None:
        peer.search(probes, 1)


def _peer(threads: int) -> Any:
    """An empty index, or None where faiss is not installed."""
    try:
        import faiss
    except ImportError:
        return None
    faiss.omp_set_num_threads(threads)
    return faiss.IndexFlatIP(DIMENSION)


def _even(random: np.random.Generator, count: int) -> FloatArray:
    return _unit(random.standard_normal((count, DIMENSION), np.float32))


def _clustered(random: np.random.Generator, count: int) -> FloatArray:
    """Families of 50 with cosines around 0.5 among each other, all of them different people."""
    centres = np.repeat(_even(random, -(-count // 50)), 50, axis=0)[:count]
    return _unit(centres + _even(random, count))


def _unit(rows: FloatArray) -> FloatArray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _fits(size: int) -> bool:
    """Whether ours and the peer's vectors leave half of the memory free; if unknown, small sizes do."""
    if not hasattr(os, "sysconf"):
        return size <= 100_000
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return 4 * size * DIMENSION * 4 <= memory

"""How fast this computer is: each number beside the bare nets or a peer, measured in the same run."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faceclock.app.announcing import Json
from faceclock.domain.errors import InputProblem

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Options:
    """``quick`` takes fewer repeats and smaller galleries: minutes become seconds, and numbers rougher."""

    data: Path
    pack: str
    quick: bool


Part = Callable[[Options], list[Json]]


def run_bench(data: Path, pack: str, *, quick: bool, only: str, progress: Progress) -> Json:
    """All parts, or the one named ``only``. Raises InputProblem for an unknown part."""
    options = Options(data, pack, quick)
    parts = _chosen(only)
    results: list[Json] = []
    for done, part in enumerate(parts):
        progress(done, len(parts))
        results += part(options)
    return {"machine": machine(), "results": results}


def machine() -> str:
    """The processor and how many of its threads this process may use; never the host's name."""
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {threads} threads, {platform.system()}"


def _chosen(only: str) -> list[Part]:
    parts: dict[str, Part] = {
        "frame": _frame,
        "liveness": _liveness,
        "search": _search,
        "inserts": _inserts,
        "start": _start,
        "attendance": _attendance,
        "threshold": _threshold,
        "keys": _keys,
    }
    if not only:
        return list(parts.values())
    if only not in parts:
        raise InputProblem(f"There is no part {only} of the benchmark; choose one of {', '.join(parts)}.")
    return [parts[only]]


def _frame(options: Options) -> list[Json]:
    from faceclock.app.bench_frame import bench_frame
    from faceclock.app.site import open_site

    with open_site(options.data, options.pack, need_pack=True) as site:
        return bench_frame(site, rounds=30 if options.quick else 200)


def _liveness(options: Options) -> list[Json]:
    from faceclock.app.bench_liveness import bench_liveness
    from faceclock.app.site import open_site

    with open_site(options.data, options.pack, need_pack=True) as site:
        return bench_liveness(site, rounds=30 if options.quick else 200)


def _search(options: Options) -> list[Json]:
    from faceclock.app.bench_search import bench_search

    return bench_search(quick=options.quick)


def _inserts(options: Options) -> list[Json]:
    from faceclock.app.bench_storage import bench_inserts

    return bench_inserts(options.data, repeats=60 if options.quick else 300)


def _start(options: Options) -> list[Json]:
    from faceclock.app.bench_start import bench_start
    from faceclock.app.site import open_site

    with open_site(options.data, options.pack, need_pack=True) as site:
        pack = str(site.pack_folder)
    return bench_start(pack, repeats=1 if options.quick else 3)


def _attendance(options: Options) -> list[Json]:
    from faceclock.app.bench_attendance import bench_attendance

    return bench_attendance(options.data, quick=options.quick)


def _threshold(options: Options) -> list[Json]:
    from faceclock.app.bench_threshold import bench_threshold
    from faceclock.app.site import open_site

    with open_site(options.data, options.pack, need_pack=True) as site:
        assert site.pack_folder is not None
        return [bench_threshold(site.pack_folder, people=100 if options.quick else 1000)]


def _keys(options: Options) -> list[Json]:
    from faceclock.app.bench_keys import bench_keys

    return bench_keys(options.data, templates=1000 if options.quick else 10_000)


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()

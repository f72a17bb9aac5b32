"""How long the threshold page computes: 1,000 people with five templates of 512 values each."""

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from faceclock.app.announcing import Json
from faceclock.app.bench_row import Row
from faceclock.app.consents import give
from faceclock.app.site import Site, open_site
from faceclock.app.threshold_study import study
from faceclock.domain.consent import INVENTED, Purpose
from faceclock.domain.embedding import Embedding
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.storage.key_file import Store
from faceclock.vision.packs.manifest import contract_of, read_manifest, write_manifest

TEMPLATES, DIMENSION, REPEATS = 5, 512, 3


def bench_threshold(pack: Path, people: int) -> Json:
    """Seconds of the study on a real database, the best of three, templates read from disk in each."""
    with (
        tempfile.TemporaryDirectory(prefix="faceclock-bench-") as folder,
        _company(pack, Path(folder), people) as site,
    ):
        seconds = min(_timed(site) for _ in range(REPEATS))
    name = f"threshold page: {people} people x {TEMPLATES} templates x {DIMENSION}"
    return Row(name, seconds, "s", target=2.0).as_json()


def _timed(site: Site) -> float:
    start = time.perf_counter()
    study(site)
    return time.perf_counter() - start


def _company(pack: Path, folder: Path, people: int) -> Site:
    """Nothing but the pack's description is needed: no picture is looked at."""
    manifest = read_manifest(pack)
    assert manifest.recogniser is not None
    described = replace(manifest, recogniser=replace(manifest.recogniser, dimension=DIMENSION))
    (folder / "pack").mkdir()
    write_manifest(folder / "pack", described)
    site = open_site(folder / "data")
    site.database.vault.create(Store.PLAIN)
    site.pack_folder = folder / "pack"
    random, contract, now = np.random.default_rng(0), contract_of(described), datetime.now(UTC)
    with site.database.transaction():
        for number in range(people):
            site.employees.add(Employee(f"{number:05d}", f"Person {number}"))
            give(site.database, f"{number:05d}", [Purpose.RECOGNITION], INVENTED)
            vectors = random.normal(size=DIMENSION) + 0.7 * random.normal(size=(TEMPLATES, DIMENSION))
            for vector in vectors:
                unit = (vector / np.linalg.norm(vector)).astype(np.float32)
                site.templates.add(
                    Template(uuid7(), f"{number:05d}", Embedding(unit, contract), "bench", now)
                )
    return site

"""What encryption costs at start: templates opened from disk into the gallery, beside reading them alone."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from faceclock.app.announcing import Json
from faceclock.app.bench_row import Row
from faceclock.app.consents import give
from faceclock.domain.consent import INVENTED, Purpose
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.storage.database import Database, open_database
from faceclock.storage.employees import Employees
from faceclock.storage.key_file import Store
from faceclock.storage.templates import Templates

_CONTRACT = EmbeddingContract("bench", "b" * 64, 512)
_EACH, _REPEATS = 5, 5  # templates of a person


def bench_keys(folder: Path, templates: int) -> list[Json]:
    """Medians over starts, each with the master key taken out anew. Raises StorageProblem."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=folder) as name:
        file = Path(name) / "faceclock.sqlite3"
        with open_database(file, kiosk="bench") as database, database.transaction():
            database.vault.create(Store.PLAIN)
            _fill(database, templates)
        timed = [_start(file) for _ in range(_REPEATS)]
    whole, reading = (median(column) for column in zip(*timed, strict=True))
    row = f"{templates} templates x {_CONTRACT.dimension} read and decrypted"
    return [
        Row(row, whole, "s", reading, reference_name="reading them sealed").as_json(),
        Row(f"{templates} templates decrypted", whole - reading, "s", target=1.0).as_json(),
    ]


def _start(file: Path) -> tuple[float, float]:
    """Seconds of loading all templates, and of reading the same rows without opening them."""
    with open_database(file, read_only=True) as database:
        began = perf_counter()
        Templates(database).all_for(_CONTRACT)
        loaded = perf_counter()
        database.rows("SELECT t.* FROM templates AS t JOIN employees AS e ON e.id = t.employee_id")
        return loaded - began, perf_counter() - loaded


def _fill(database: Database, templates: int) -> None:
    random, now = np.random.default_rng(0), datetime.now(UTC)
    for number in range(templates):
        employee_id = str(number // _EACH)
        if number % _EACH == 0:
            Employees(database).add(Employee(employee_id, "Somebody"))
            give(database, employee_id, [Purpose.RECOGNITION], INVENTED)
        vector = random.normal(size=_CONTRACT.dimension)
        unit = (vector / np.linalg.norm(vector)).astype(np.float32)
        Templates(database).add(Template(uuid7(), employee_id, Embedding(unit, _CONTRACT), "bench", now))

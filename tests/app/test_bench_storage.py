"""The storage benchmark runs and compares like with like; times are never asserted."""

import sqlite3
from pathlib import Path

from faceclock.app import bench_storage


def test_rows_of_the_benchmark(tmp_path: Path) -> None:
    rows = bench_storage.bench_inserts(tmp_path / "new", repeats=3)
    assert [row["unit"] for row in rows] == ["ms", "ms", "1/s"]
    assert all(row["value"] > 0 and row["reference"] > 0 and row["ratio"] > 0 for row in rows)
    assert list((tmp_path / "new").iterdir()) == []


def test_the_reference_writes_the_same_rows(tmp_path: Path) -> None:
    found = []
    with bench_storage._jobs(tmp_path) as jobs:
        punch = bench_storage._punch(7)
        jobs[0](punch)
        jobs[2](punch)
        for name in ("stored", "bare"):
            connection = sqlite3.connect(tmp_path / f"{name}.sqlite3")
            found.append(
                connection.execute("SELECT * FROM punches").fetchall()
                + connection.execute("SELECT * FROM audit").fetchall()
            )
            connection.close()
    assert found[0] == found[1] != []

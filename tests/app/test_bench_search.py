"""The benchmark of searches gives whole rows; how fast they are is no test."""

from faceclock.app.bench_search import bench_search


def test_rows() -> None:
    rows = bench_search(sizes=[300, 40_000], probes=6)
    assert len(rows) == 16
    assert all({"name", "value", "unit", "reference", "ratio", "target"} <= set(row) for row in rows)
    wrong = [row["value"] for row in rows if row["unit"] == "of 6 probes"]
    assert wrong == [0] * 4

"""The benchmark's rows; never its times."""

import pytest

from faceclock.app.bench import machine, run_bench
from faceclock.domain.errors import InputProblem
from faceclock.settings.paths import packs_folder
from faceclock.vision.packs.development import make_development_pack

KEYS = {"name", "value", "unit", "reference", "ratio", "target"}


def bench(data, only):
    return run_bench(data, "", quick=True, only=only, progress=lambda done, total: None)


def test_machine_names_the_processor_and_not_the_host():
    import socket

    assert "threads" in machine()
    assert socket.gethostname() not in machine()


def test_unknown_part(tmp_path):
    with pytest.raises(InputProblem, match="frame, liveness, search"):
        bench(tmp_path, "nothing")


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("frame", ["frame to outcome", "frame to outcome, OpenCV"]),
        (
            "liveness",
            ["frame of head turns", "frame with the liveness net", "frame with the liveness net, bare nets"],
        ),
        pytest.param(
            "start", ["start to first preview", "resident memory of the kiosk"], marks=pytest.mark.gui
        ),
    ],
)
def test_rows(tmp_path, shared, part, names):
    make_development_pack(shared, packs_folder(tmp_path))
    result = bench(tmp_path, part)
    assert [row["name"] for row in result["results"]] == names
    assert all(row.keys() >= KEYS and row["value"] > 0 for row in result["results"])
    assert all(row["ratio"] > 0 for row in result["results"] if row["reference"])

"""Commands load only what they need."""

import subprocess
import sys

import pytest

HEAVY = ("PySide6", "cv2", "onnxruntime", "insightface", "numpy", "pydantic", "rich", "sqlite_utils")


def loaded_after(arguments, home) -> set[str]:
    code = (
        "import sys\n"
        "from faceclock.cli.main import main\n"
        "sys.argv = ['faceclock', *sys.argv[1:]]\n"
        "try:\n    main()\n"
        "finally:\n    print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--data", home, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stderr.split())


def test_version_loads_nothing_heavy(tmp_path):
    assert loaded_after(["--version"], tmp_path).isdisjoint(HEAVY)


@pytest.mark.parametrize("command", [["people", "list"], ["punches", "--json"]])
def test_lists_load_no_window_and_no_insightface(tmp_path, command):
    assert loaded_after(command, tmp_path).isdisjoint({"PySide6", "insightface", "rich", "skimage", "onnx"})


@pytest.mark.shared
def test_a_session_without_window_loads_no_qt(packed, stills):
    modules = loaded_after(["kiosk", "--json", "--fast", "--source", stills / "biden.jpg"], packed)
    assert modules.isdisjoint({"PySide6", "insightface", "skimage"})

import subprocess
import sys
from pathlib import Path

import pytest
from program import Program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def models(shared, tmp_path_factory) -> Path:
    """A folder with the development pack, made by the tool that developers use."""
    data = tmp_path_factory.mktemp("development")
    tool = ROOT / "tools" / "make_development_pack.py"
    subprocess.run(
        [sys.executable, tool, "--shared", shared, "--data", data],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return data / "models"


@pytest.fixture
def program(tmp_path, models) -> Program:
    return Program(tmp_path / "data", models)

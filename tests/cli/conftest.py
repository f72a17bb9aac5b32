"""The command line in this process (quick) and as the real program (true)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from report_company import company, report
from typer.testing import CliRunner, Result

from faceclock.cli.main import app
from faceclock.settings.paths import packs_folder
from faceclock.vision.packs.development import make_development_pack

__all__ = ["company", "report"]  # fixtures for all

Run = Callable[..., Result]
Spawn = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _hooks() -> Iterator[None]:
    """The program redirects uncaught errors to a log; the tests' own go on being seen."""
    import threading

    kept = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = kept


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Run:
    """Run a command on the test's data folder."""
    return lambda *arguments: CliRunner().invoke(app, ["--data", str(data), *map(str, arguments)])


@pytest.fixture
def spawn(data: Path, tmp_path: Path) -> Spawn:
    """The same, as a process of its own that knows no other packs or settings; its sites keep their keys in files."""
    bare = {key: value for key, value in os.environ.items() if not key.startswith("FACECLOCK")}
    bare["FACECLOCK_KEY_STORE"] = "plain"

    def start(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "faceclock", *map(str, arguments)],
            env={**bare, "FACECLOCK_HOME": str(data), **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start


@pytest.fixture
def packed(shared: Path, data: Path) -> Path:
    """A data folder with the development pack in it."""
    make_development_pack(shared, packs_folder(data))
    return data


@pytest.fixture
def stills(shared: Path) -> Path:
    return shared / "data" / "clips"


@pytest.fixture
def parsed() -> Callable[[Result], object]:
    """The one JSON document that a successful command printed."""

    def read(result: Result) -> object:
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return read

"""A real database for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faceclock.storage.database import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "faceclock.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with open_database(path, kiosk="door-1", busy_seconds=2) as opened:
        yield opened

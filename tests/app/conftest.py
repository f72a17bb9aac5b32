"""Sites on disk; with the development pack where the shared weights are there."""

from pathlib import Path

import pytest

from faceclock.app.site import open_site
from faceclock.vision.packs.development import make_development_pack


@pytest.fixture(scope="session")
def development_pack(shared, tmp_path_factory) -> Path:
    return make_development_pack(shared, tmp_path_factory.mktemp("packs"))


@pytest.fixture
def site(development_pack, tmp_path):
    with open_site(tmp_path / "data", str(development_pack)) as opened:
        yield opened


@pytest.fixture(scope="session")
def stills(shared) -> Path:
    return shared / "data" / "clips"

"""Sites on disk: with the development pack where the shared weights are there, or with the shipped pack."""

import shutil
from pathlib import Path

import pytest
from promotion_examples import SILENT, make_site, make_variant, photographs

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


@pytest.fixture(scope="session")
def photos(tmp_path_factory) -> dict[str, list[Path]]:
    """Two photographs of each of the demo's people, by number."""
    return photographs(tmp_path_factory.mktemp("photographs"))


@pytest.fixture(scope="session")
def variant(tmp_path_factory) -> Path:
    """A pack whose templates are not those of the shipped one."""
    return make_variant(tmp_path_factory.mktemp("packs"))


@pytest.fixture(scope="session")
def enrolled(photos, tmp_path_factory) -> Path:
    data = tmp_path_factory.mktemp("enrolled") / "data"
    make_site(data, photos, silent=[SILENT])
    return data


@pytest.fixture
def data(enrolled, tmp_path) -> Path:
    """The folder of a site where the demo's people are enrolled with the shipped pack."""
    shutil.copytree(enrolled, tmp_path / "data")
    return tmp_path / "data"

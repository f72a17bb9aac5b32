import re
from dataclasses import fields
from pathlib import Path

from faceclock.vision.packs.catalogue import CATALOGUE
from faceclock.vision.packs.manifest import Manifest, parse_manifest

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "packs.md").read_text(encoding="utf-8")


def test_the_example_is_a_whole_pack_toml() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.S)
    example = re.sub(r'"(\w+)\.\.\."', lambda found: f'"{found[1]:0<64}"', example)
    manifest = parse_manifest(example, "example")
    assert manifest.recogniser and manifest.calibration
    missing = [field.name for field in fields(Manifest) if getattr(manifest, field.name) in (None, "")]
    assert missing == []


def test_every_pack_of_the_catalogue_is_described() -> None:
    assert [name for name in CATALOGUE if name not in TEXT] == []

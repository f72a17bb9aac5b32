"""docs/networks.md tells of every network and of every option."""

import re
from inspect import signature
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.networks.registry import NETWORKS

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "networks.md").read_text(encoding="utf-8")


def test_every_network_is_described_and_was_tried() -> None:
    described, tried = TEXT.split("## Each of them once through")
    assert [name for name in NETWORKS if f"`{name}`" not in described] == []
    assert [name for name in NETWORKS if not re.search(rf"^\| {name} \|", tried, re.M)] == []


def test_every_option_is_described() -> None:
    options = {option for spec in NETWORKS.values() for option in signature(spec.build).parameters}
    inner = {
        "dimension",
        "sixteenths",
        "connected",
        "fives",
    }  # what makes one of FaceNet's networks of another
    assert sorted(option for option in options - inner if f"`options.{option}`" not in TEXT) == []

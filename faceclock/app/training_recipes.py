"""Run files for whoever writes none: how thorough, from which pack, beside which strangers."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import tomli_w

from faceclock.app.picture_sources import SITE
from faceclock.app.site import Site
from faceclock.app.training_runs import training_folder
from faceclock.app.training_split import HELD_OUT
from faceclock.domain.errors import InputProblem
from faceclock.settings.paths import run_examples_folder
from faceclock.vision.packs.manifest import read_manifest

Json = dict[str, Any]
WEIGHTS = "recogniser.safetensors"
_BATCHES = {"adapter": 128, "tail": 96, "full": 32}
_STEPS = {"adapter": 600, "tail": 400, "full": 150}
_RATES = {"adapter": 3e-3, "tail": 5e-4, "full": 2e-4}
_VIEWS, _STRANGERS_VIEWS, _STRANGERS = 8, 2, 2000


class Thoroughness(StrEnum):
    """The kinds of runs, by how much of the network learns."""

    QUICK = "adapter"
    NORMAL = "tail"
    THOROUGH = "full"


@dataclass(frozen=True)
class Recipe:
    """``parent`` is a pack's folder, ``pack`` the new one's name, ``strangers`` a folder or tar of other people:
    without it nobody can be identified with the pack."""

    thoroughness: Thoroughness
    parent: Path
    pack: str
    strangers: Path | None


def run_file_text(recipe: Recipe, site: Site) -> str:
    """The recipe as TOML, with absolute paths. Raises InputProblem for a way that the parent cannot be tuned."""
    kind = recipe.thoroughness.value
    missing = why_not(recipe.thoroughness, recipe.parent)
    if missing:
        raise InputProblem(missing)
    run: Json = {
        "kind": kind,
        "parent": str(recipe.parent.resolve()),
        "name": recipe.pack,
        "cache": str((training_folder(site.data) / "cache").resolve()),
        "people": {"images": SITE, "held_out": HELD_OUT, "views": _VIEWS},
        "schedule": {
            "steps": _STEPS[kind],
            "batch": _BATCHES[kind],
            "rate": _RATES[kind],
            "warmup": 20,
            "weight_decay": 1e-3,
            "ema": 0.98,
        },
    }
    if recipe.strangers is not None:
        images = str(recipe.strangers.expanduser().resolve())
        run["background"] = {"images": images, "pictures": _STRANGERS, "views": _STRANGERS_VIEWS}
    return tomli_w.dumps(run)


def why_not(thoroughness: Thoroughness, parent: Path) -> str:
    """Why a pack cannot be tuned so thoroughly, as one sentence; empty where it can."""
    if thoroughness is Thoroughness.THOROUGH and not (parent / WEIGHTS).is_file():
        name = read_manifest(parent).name
        return f"The pack {name} came without the weights that thorough training begins with; choose normal."
    return ""


def examples() -> dict[str, str]:
    """The run files of docs/runs, by name."""
    found = sorted(run_examples_folder().glob("*.toml"))
    return {file.stem: file.read_text(encoding="utf-8") for file in found}

"""Run files for whoever writes none: how thorough, from which pack, beside which strangers."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
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


class Thoroughness(StrEnum):
    """The kinds of runs, by how much of the network learns."""

    QUICK = "adapter"
    NORMAL = "tail"
    THOROUGH = "full"


STEPS = {Thoroughness.QUICK: 600, Thoroughness.NORMAL: 400, Thoroughness.THOROUGH: 150}
BATCHES = {Thoroughness.QUICK: 128, Thoroughness.NORMAL: 96, Thoroughness.THOROUGH: 32}
_RATES = {Thoroughness.QUICK: 3e-3, Thoroughness.NORMAL: 5e-4, Thoroughness.THOROUGH: 2e-4}
VIEWS, STRANGERS_VIEWS = 8, 2  # how often a picture is looked at
STRANGERS = 2000  # pictures at most that hold the strangers in place, and at most for the threshold


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
    how = recipe.thoroughness
    missing = why_not(how, recipe.parent)
    if missing:
        raise InputProblem(missing)
    run: Json = {
        "kind": how.value,
        "parent": str(recipe.parent.resolve()),
        "name": recipe.pack,
        "cache": str((training_folder(site.data) / "cache").resolve()),
        "people": {"images": SITE, "held_out": HELD_OUT, "views": VIEWS},
        "schedule": {
            "steps": STEPS[how],
            "batch": BATCHES[how],
            "rate": _RATES[how],
            "warmup": 20,
            "weight_decay": 1e-3,
            "ema": 0.98,
        },
    }
    if recipe.strangers is not None:
        images = str(recipe.strangers.expanduser().resolve())
        run["background"] = {"images": images, "pictures": STRANGERS, "views": STRANGERS_VIEWS}
    return tomli_w.dumps(run)


def pack_name(run: str) -> str:
    """What the pack of a run is called: letters that every file system knows."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", run).strip("-._")
    return f"site-{plain or sha256(run.encode()).hexdigest()[:8]}"[:64]


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

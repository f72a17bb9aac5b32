"""Where things lie: the data folder of a site, and what the program brought along."""

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

HOME_VARIABLE = "FACECLOCK_HOME"
MODELS_VARIABLE = "FACECLOCK_MODELS"


def data_folder(chosen: Path | None = None) -> Path:
    """The site's folder: the one given, else FACECLOCK_HOME, else the user's data folder. Not created here."""
    if chosen is not None:
        return chosen.expanduser()
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser() if home else platformdirs.user_data_path("faceclock", appauthor=False)


def database_file(folder: Path) -> Path:
    return folder / "faceclock.sqlite3"


def settings_file(folder: Path) -> Path:
    return folder / "settings.toml"


def log_file(folder: Path) -> Path:
    """Errors that nobody foresaw."""
    return folder / "faceclock.log"


def packs_folder(folder: Path) -> Path:
    """Packs that were installed, imported or trained for this site."""
    return folder / "models"


def _brought_along(name: str) -> Path:
    """A folder that lies inside the package when installed, and beside it in a checkout."""
    inside = Path(str(files("faceclock"))) / name
    return inside if inside.is_dir() else inside.parent.parent / name


def assets_folder() -> Path:
    return _brought_along("assets")


def shipped_packs_folder() -> Path:
    return _brought_along("models")


def run_examples_folder() -> Path:
    """Run files of the training studio to begin from."""
    return _brought_along("docs") / "runs"

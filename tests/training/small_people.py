"""Six people made from one photograph that everybody has: enough to carry out runs for seconds."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
from skimage.data import astronaut

ROOT = Path(__file__).parents[2]
PEOPLE, PICTURES = 6, 6
RUN = """
kind = "recogniser"
output = "{folder}/out"
{more}
[data]
images = "{folder}/pictures"
teacher = "{teacher}"
cache = "{folder}/cache"
held_out = 0.0
[schedule]
batch = 8
warmup = 2
ema = 0.5
rate = 1e-3
{schedule}
"""


def make_people(folder: Path) -> None:
    """``folder``/pictures/<Name>/<Name>_0001.jpg: people differ by tint and proportions, pictures by light."""
    face = cv2.cvtColor(astronaut()[:220, 110:330], cv2.COLOR_RGB2BGR)
    random = np.random.default_rng(5)
    for person in range(PEOPLE):
        tint, width = random.uniform(0.5, 1.4, 3), int(220 * random.uniform(0.8, 1.25))
        (folder / "pictures" / f"P{person}").mkdir(parents=True)
        for picture in range(PICTURES):
            changed = cv2.resize(face, (width, 220)) * tint * random.uniform(0.8, 1.2)
            file = folder / "pictures" / f"P{person}" / f"P{person}_{picture:04d}.jpg"
            cv2.imwrite(str(file), changed.clip(0, 255).astype(np.uint8))


def write_run(folder: Path, more: str = "", schedule: str = "steps = 20", name: str = "run") -> Path:
    file = folder / f"{name}.toml"
    teacher = (ROOT / "models" / "starter").as_posix()
    text = RUN.format(folder=folder.as_posix(), teacher=teacher, more=more, schedule=schedule)
    file.write_text(text, encoding="utf-8")
    return file


def trainer(*arguments: str | Path, processes: int = 1) -> list[str]:
    """The command line of the studio's process."""
    python = [sys.executable, "-m"]
    spread = ["torch.distributed.run", "--standalone", f"--nproc-per-node={processes}", "-m"]
    return [*python, *(spread if processes > 1 else []), "faceclock.training", *map(str, arguments)]


def train(*arguments: str | Path, processes: int = 1) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = trainer(*arguments, processes=processes)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

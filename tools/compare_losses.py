"""Train every loss of the studio with one small network, on the same pictures, with the same budget.

    python tools/compare_losses.py --faces build/training/faces -o build/losses [--seeds 3] [--steps 400]

``--faces`` is what a distillation or detector run leaves in its cache: aligned faces. People with ten pictures
or more take part. A fifth of them is never trained on; of the others, every fifth picture is kept back. Writes
losses.json, and prints the table of docs/losses.md.
"""

import argparse
import json
from pathlib import Path
from time import perf_counter
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from faceclock.matching.statistics import fnmr_at_fmr
from faceclock.training.faces import load_faces
from faceclock.training.losses.registry import LOSSES, make_loss, read_loss
from faceclock.training.networks.blocks import ConvNorm, Residual
from faceclock.training.people import is_held_out
from faceclock.training.samplers import make_sampler, read_sampler
from faceclock.training.schedule import Schedule

FEWEST, SIDE, DIMENSION, BATCH, RATE = 10, 64, 128, 64, 2e-3
RECIPES = [*((name,) for name in LOSSES), ("softmax", "triplet")]  # the last one is VGG-Face's two stages


class Pictures:
    """``images`` (n, 3, 64, 64) of the people ``labels`` (n,); rows by what they are for."""

    def __init__(self, faces: Path, limit: int) -> None:
        table = load_faces(faces)
        names, counts = np.unique(table.people, return_counts=True)
        many = [name for name, count in zip(names, counts, strict=True) if count >= FEWEST]
        strangers = {name for name in many if is_held_out(str(name), 0.2)}
        known = [name for name in many if name not in strangers]
        rows = [np.flatnonzero(table.people == name)[:limit] for name in (*known, *sorted(strangers))]
        crops = table.crops[np.concatenate(rows)]
        self.images = torch.from_numpy(np.stack([_small(crop) for crop in crops])).permute(0, 3, 1, 2)
        self.labels = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
        self.classes = len(known)
        place = np.concatenate([np.arange(len(part)) for part in rows])
        kept_back = place % 5 == 4
        self.train = np.flatnonzero((self.labels < self.classes) & ~kept_back)
        self.test = np.flatnonzero((self.labels < self.classes) & kept_back)
        self.strangers = np.flatnonzero(self.labels >= self.classes)

    def batch(self, rows: np.ndarray) -> Tensor:
        return ((self.images[torch.from_numpy(rows)].float() - 127.5) / 128).contiguous(
            memory_format=torch.channels_last
        )


def _small(crop: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(
        cv2.resize(crop[8:-8, 8:-8], (SIDE, SIDE), interpolation=cv2.INTER_AREA)[..., ::-1]
    )


def network() -> nn.Module:
    return nn.Sequential(
        ConvNorm(3, 32, 5, 2),
        Residual(32, 64, 2),
        Residual(64, 96, 2),
        Residual(96, 128, 2),
        nn.Flatten(),
        nn.Linear(128 * 4 * 4, DIMENSION, bias=False),
        nn.BatchNorm1d(DIMENSION),
    ).to(memory_format=torch.channels_last)


def train(pictures: Pictures, recipe: tuple[str, ...], steps: int, seed: int) -> nn.Module:
    """Each loss of ``recipe`` gets its share of the steps; the rate falls over all of them."""
    torch.manual_seed(seed)
    model, labels = network().train(), pictures.labels[pictures.train]
    sample = make_sampler(read_sampler({"name": "balanced", "images": 4}), labels, BATCH, seed)
    schedule, random = Schedule(steps=steps, batch=BATCH, rate=RATE, warmup=50), np.random.default_rng(seed)
    for stage, name in enumerate(recipe):
        loss = make_loss(read_loss({"name": name}), pictures.classes, DIMENSION)
        groups = [{"params": list(model.parameters()), "lr": RATE, "scale": 1.0}, *loss.groups(RATE, 0.0)]
        optimiser = torch.optim.AdamW(groups, weight_decay=0.0)
        for step in range(steps * stage // len(recipe), steps * (stage + 1) // len(recipe)):
            rows = sample(step)
            for group in optimiser.param_groups:
                group["lr"] = schedule.rate_at(step, step / steps) * group.get("scale", 1.0)
            loss.advance(step)
            images = pictures.batch(pictures.train[rows])
            images = images.flip(3) if random.random() < 0.5 else images
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(model(images), torch.from_numpy(labels[rows]))["loss"]
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
    return model.eval()


@torch.no_grad()
def embed(model: nn.Module, pictures: Pictures, rows: np.ndarray) -> Tensor:
    parts = [model(pictures.batch(part)) for part in np.array_split(rows, -(-len(rows) // 256))]
    return functional.normalize(torch.cat(parts))


def measure(model: nn.Module, pictures: Pictures) -> dict[str, float]:
    """The same for all losses: a person's centre is the mean of the training pictures' unit features."""
    train_labels = torch.from_numpy(pictures.labels[pictures.train])
    test_labels = torch.from_numpy(pictures.labels[pictures.test])
    centres = torch.zeros(pictures.classes, DIMENSION)
    centres = functional.normalize(
        centres.index_add_(0, train_labels, embed(model, pictures, pictures.train))
    )
    cosines = embed(model, pictures, pictures.test) @ centres.T
    own = cosines[torch.arange(len(test_labels)), test_labels].clamp(-1, 1)
    theta = np.degrees(np.arccos(own.numpy()))
    low, middle, high = np.percentile(theta, [10, 50, 90])
    return {
        "accuracy": float((cosines.argmax(1) == test_labels).float().mean()),
        "fnmr": _strangers(
            embed(model, pictures, pictures.strangers).numpy(), pictures.labels[pictures.strangers]
        ),
        "mean": float(theta.mean()),
        "p10": float(low),
        "p50": float(middle),
        "p90": float(high),
        "share": float(((theta >= 30) & (theta <= 60)).mean()),
    }


def _strangers(vectors: np.ndarray, labels: np.ndarray) -> float:
    """FNMR at FMR 1 % over all pairs of pictures of people who were not trained on."""
    one, other = np.triu_indices(len(labels), 1)
    scores, same = (vectors @ vectors.T)[one, other], labels[one] == labels[other]
    return fnmr_at_fmr(scores[same], scores[~same], 0.01)[0].value


def _row(name: str, results: list[dict[str, float]]) -> str:
    def cell(key: str, factor: float, digits: int) -> str:
        values = np.array([result[key] for result in results]) * factor
        spread = (
            f" ± {values.std(ddof=1):.{digits}f}" if len(values) > 1 and key in {"accuracy", "fnmr"} else ""
        )
        return f"{values.mean():.{digits}f}{spread}"

    angles = " | ".join(cell(key, 1, 0) for key in ("mean", "p10", "p50", "p90"))
    return f"| {name} | {cell('accuracy', 100, 1)} | {cell('fnmr', 100, 1)} | {angles} | {cell('share', 100, 0)} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--most", type=int, default=40, help="pictures of a person")
    parser.add_argument("--only", nargs="*", default=[])
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    pictures = Pictures(chosen.faces, chosen.most)
    chosen.output.mkdir(parents=True, exist_ok=True)
    counts = {key: len(getattr(pictures, key)) for key in ("train", "test", "strangers")}
    print(json.dumps({"people": pictures.classes, **counts}), flush=True)
    file = chosen.output / "losses.json"
    results: dict[str, list[Any]] = json.loads(file.read_text()) if file.is_file() else {}
    for seed in range(chosen.seeds):
        for recipe in RECIPES:
            name = ", then ".join(recipe)
            if len(results.get(name, [])) > seed or (chosen.only and name not in chosen.only):
                continue
            start = perf_counter()
            found = measure(train(pictures, recipe, chosen.steps, seed), pictures)
            results.setdefault(name, []).append(found)
            file.write_text(json.dumps(results, indent=1))
            print(f"{_row(name, [found])} {perf_counter() - start:.0f} s", flush=True)
    for name, several in results.items():
        print(_row(name, several))


if __name__ == "__main__":
    main()

"""Fine-tune packs on 20 people and show, as a markdown table, what it did to them and to strangers.

People: 20 of those with at least 10 pictures, among the share of lfw-dev that the starter never saw; half of
their pictures are held out. Strangers: the others of that share. Background: everybody else; two fifths of
them are for calibration alone.
"""

import argparse
import json
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tomli_w
from numpy.typing import NDArray

from faceclock.app.evaluation_images import Embedded, ImageSet, Key
from faceclock.matching.calibration import require, threshold_for_identification
from faceclock.matching.paired import difference, draw_people, misses_at_fpir, share_by_round
from faceclock.training.measuring import measure_recogniser
from faceclock.training.people import is_held_out
from faceclock.training.tuning.crops import clean, find_crops
from faceclock.vision.packs.loading import Pack, load_pack

UNSEEN = 0.2  # the share of people whom the starter's training held out
PEOPLE, PICTURES = 20, 10
ROUNDS = 5  # each with another enrolled picture of everybody
FPIRS = (0.01, 0.001)
SETTINGS = {
    "adapter": {"steps": 400, "batch": 128, "rate": 3e-3},
    "tail": {"steps": 250, "batch": 64, "rate": 5e-4},
    "full": {"steps": 150, "batch": 32, "rate": 2e-4},
    "adapter, absurd rate": {"steps": 300, "batch": 128, "rate": 3.0},
}


@dataclass(frozen=True, eq=False)
class Measured:
    """By round of the bootstrap, the first being what was measured: rank 1, FNIR at each of FPIRS, FNIR and FPIR
    at the pack's own threshold, and the report on strangers alone."""

    rank1: NDArray[np.float64]
    fnir: dict[float, NDArray[np.float64]]
    own_fnir: NDArray[np.float64]
    own_fpir: NDArray[np.float64]
    strangers: dict[str, object]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, required=True, help="lfw-dev.tar")
    parser.add_argument("--work", type=Path, required=True, help="folder for pictures, runs and caches")
    parser.add_argument("--parent", type=Path, action="append", required=True, help="a pack's folder")
    parser.add_argument("--only", action="append", choices=sorted(SETTINGS), help="these ways and no others")
    options = parser.parse_args()
    lay_out(options.images, options.work / "data")
    print(HEADER, flush=True)
    for parent in options.parent:
        for line in lines(parent, options.only or list(SETTINGS), options.work):
            print(line, flush=True)
    return 0


def lay_out(images: Path, folder: Path) -> None:
    """people/, strangers/ and background/ of `folder`, from a tar of people's folders."""
    if folder.is_dir():
        return
    with tarfile.open(images) as archive:
        members = [member for member in archive if member.name.endswith(".jpg")]
        counts = Counter(Path(member.name).parent.name for member in members)
        unseen = sorted(name for name in counts if is_held_out(name, UNSEEN))
        known = [name for name in unseen if counts[name] >= PICTURES][:PEOPLE]
        for member in members:
            name = Path(member.name).parent.name
            part = "people" if name in known else "strangers" if name in unseen else "background"
            target = folder / part / name
            target.mkdir(parents=True, exist_ok=True)
            stream = archive.extractfile(member)
            assert stream is not None, "a regular file"
            (target / Path(member.name).name).write_bytes(stream.read())


def tune(parent: Path, way: str, work: Path) -> Path:
    """The new pack's folder; a run that is done is not repeated."""
    name = f"{parent.name}-{way}".replace(", ", "-").replace(" ", "-")
    output = work / "runs" / name
    run = {
        "kind": way.partition(",")[0],
        "output": str(output),
        "parent": str(parent.resolve()),
        "name": name,
        "cache": str(work / "cache"),
        "people": {"images": str(work / "data" / "people"), "held_out": 0.5, "views": 4},
        "background": {"images": str(work / "data" / "background"), "views": 1},
        "schedule": {"warmup": 20, "weight_decay": 1e-3, "ema": 0.98, **SETTINGS[way]},
    }
    if not (output / "pack" / name / "pack.toml").is_file():
        file = work / f"{name}.toml"
        file.write_text(tomli_w.dumps(run), encoding="utf-8")
        with (work / f"{name}.jsonl").open("w", encoding="utf-8") as told:
            command = [sys.executable, "-m", "faceclock.training", "run", str(file)]
            subprocess.run(command, check=True, stdout=told)
    return output / "pack" / name


def lines(parent: Path, ways: list[str], work: Path) -> Iterator[str]:
    """The parent's, then one a tuned pack with the difference to its parent and its 95 % interval."""
    before, pack = None, load_pack(parent, 1)
    for way in ways:
        if way == "full" and not (parent / "recogniser.safetensors").is_file():
            continue
        folder = tune(parent, way, work)
        held = read_split(folder.parent.parent / "split.json")
        if before is None:
            before = measure(pack, pack, held, work)
            yield line(parent.name, "before", before, None)
        yield line(parent.name, way, measure(load_pack(folder, 1), pack, held, work), before)


HEADER = (
    "| parent | way | rank 1 % | FNIR % at FPIR 1 % | FNIR % at FPIR 0.1 % | own threshold: FNIR %, FPIR % "
    "| strangers: FNMR % at FMR 0.1 %, accuracy % |\n|---|---|---|---|---|---|---|"
)


def read_split(file: Path) -> dict[str, list[Key]]:
    parts = json.loads(file.read_text(encoding="utf-8"))
    return {name: [Key(*entry) for entry in parts[name]] for name in ("learnt", "held_out")}


def measure(pack: Pack, parent: Pack, split: dict[str, list[Key]], work: Path) -> Measured:
    """With the faces that the parent's detector finds, which is the new pack's as well."""
    known, strangers = (embedded(pack, parent, work, part) for part in ("people", "strangers"))
    names = sorted({key.person for key in known.keys})
    everybody = names + sorted({key.person for key in strangers.keys})
    counts = draw_people(len(everybody))
    number = {name: index for index, name in enumerate(everybody)}
    searchers = np.array([number[key.person] for key in strangers.keys])
    probes = rows_of(known, split["held_out"])
    owners = np.array([number[known.keys[row].person] for row in probes])
    found = [searched(known, strangers, split["learnt"], probes, owners, turn) for turn in range(ROUNDS)]
    limit = threshold_for_identification(
        require(pack.calibration, pack.manifest.name), len(names), 0.01, 1e-3
    ).value
    return Measured(
        mean([share_by_round(counts, owners, mates > 0) for mates, _ in found]),
        {
            fpir: mean(
                [misses_at_fpir(counts, owners, mates, searchers, best, fpir) for mates, best in found]
            )
            for fpir in FPIRS
        },
        mean([share_by_round(counts, owners, mates < limit) for mates, _ in found]),
        mean([share_by_round(counts, searchers, best >= limit) for _, best in found]),
        measure_recogniser(strangers),
    )


def embedded(pack: Pack, parent: Pack, work: Path, part: str) -> Embedded:
    where = work / "data" / part
    crops = find_crops(parent, where, ImageSet(where).keys, work / "cache", lambda done, total: None)
    size = pack.recogniser.size
    vectors = [pack.recogniser.embed_aligned(clean(face, size)).vector for face in crops.pictures]
    return Embedded(crops.keys, np.stack(vectors), frozenset())


def searched(
    known: Embedded,
    strangers: Embedded,
    learnt: list[Key],
    probes: NDArray[np.int_],
    owners: NDArray[np.int_],
    turn: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """With picture ``turn`` of everybody enrolled: each probe's similarity to itself, -1 where somebody else is
    nearer, and each stranger's to whoever is nearest."""
    by_person: dict[str, list[int]] = {}
    for row in rows_of(known, learnt):
        by_person.setdefault(known.keys[row].person, []).append(row)
    gallery = known.vectors[[rows[turn % len(rows)] for _, rows in sorted(by_person.items())]]
    scores = (known.vectors[probes] @ gallery.T).astype(np.float64)
    mates = scores[np.arange(len(probes)), owners]
    first = scores.argmax(1) == owners
    return np.where(first, mates, -1.0), (strangers.vectors @ gallery.T).max(1).astype(np.float64)


def rows_of(embedded: Embedded, keys: list[Key]) -> NDArray[np.int_]:
    wanted = set(keys)
    return np.array([row for row, key in enumerate(embedded.keys) if key in wanted])


def mean(values: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.asarray(np.mean(values, axis=0))


def line(parent: str, way: str, measured: Measured, before: Measured | None) -> str:
    def shown(now: NDArray[np.float64], then: NDArray[np.float64] | None) -> str:
        if then is None:
            low, high = np.nanpercentile(now[1:], [2.5, 97.5])
            return f"{now[0]:.1%} ({low:.1%} to {high:.1%})".replace("%", "")
        change = difference(then, now)
        return f"{now[0]:.1%} ({change.value:+.1%}, {change.low:+.1%} to {change.high:+.1%})".replace("%", "")

    cells = [shown(measured.rank1, before and before.rank1)]
    cells += [shown(measured.fnir[fpir], before and before.fnir[fpir]) for fpir in FPIRS]
    cells.append(
        f"{shown(measured.own_fnir, before and before.own_fnir)}, "
        f"{shown(measured.own_fpir, before and before.own_fpir)}"
    )
    fnmr = measured.strangers["fnmr"]
    assert isinstance(fnmr, dict)
    interval = f"{fnmr['value']:.1%} ({fnmr['low']:.1%} to {fnmr['high']:.1%})"
    cells.append(f"{interval}, {measured.strangers['accuracy']:.1%}".replace("%", ""))
    return f"| {parent} | {way} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main())

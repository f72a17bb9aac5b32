"""Calibrate a pack on labelled photographs, or show what a calibration on half of the people is worth.

python tools/calibrate.py --pack FOLDER --images FOLDER_OR_TAR [--output FILE] [--halves N]
"""

import argparse
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np

from faceclock.app.calibrating import calibrate_embedded
from faceclock.app.evaluation_identification import Decided, Roles, decide_all, search_all
from faceclock.app.evaluation_images import Embedded, ImageSet, Key, embed_all
from faceclock.domain.embedding import EmbeddingContract
from faceclock.matching.statistics import Rate, bootstrap_rate
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import load_pack

SIZES = (10, 100, 1000)


@dataclass
class Tally:
    """Errors and trials by person, over several drawings of people."""

    errors: Counter[str] = field(default_factory=Counter)
    trials: Counter[str] = field(default_factory=Counter)

    def count(self, person: str, error: bool) -> None:
        self.trials[person] += 1
        self.errors[person] += error

    @property
    def rate(self) -> Rate:
        people = sorted(self.trials)
        errors, trials = ([counts[one] for one in people] for counts in (self.errors, self.trials))
        return bootstrap_rate(np.array(errors), np.array(trials))


def main() -> None:
    options = _options()
    pack = load_pack(options.pack, detect_side=640)
    source = ImageSet(options.images)
    embedded = embed_all(pack, source, set(source.keys), _progress)
    if options.halves:
        show_halves(embedded, pack.contract, options.halves)
        return
    calibrated = calibrate_embedded(embedded, options.images.stem, options.detector)
    text = json.dumps(asdict(calibrated.table), indent=2)
    print(text)
    print(
        f"{len(embedded.no_face)} pictures without a face. Most similar strangers, for somebody to look at:"
    )
    for first, second, similarity in calibrated.suspects:
        print(f"  {similarity:.3f} {first} {second}")
    if options.output:
        options.output.write_text(text + "\n", encoding="utf-8")


def show_halves(embedded: Embedded, contract: EmbeddingContract, rounds: int) -> None:
    """Nobody whom the threshold was made on is enrolled or searched. A table of the rates by gallery size."""
    print("| enrolled | threshold | FPIR | FNIR | wrong person | strangers | probes |")
    print("|---|---|---|---|---|---|---|")
    for size in SIZES:
        thresholds: list[float] = []
        tallies = Tally(), Tally(), Tally()
        for seed in range(rounds):
            ours, theirs = _halves(embedded, seed)
            table = calibrate_embedded(ours, "half").table
            roles = _roles(theirs.keys, size, seed)
            decided = decide_all(search_all(roles, theirs, contract), table, Recognition())
            thresholds.append(decided.threshold.value)
            _count(roles, decided, *tallies)
        strangers, missed, wrong = tallies
        print(
            f"| {size} | {min(thresholds):.3f} to {max(thresholds):.3f} | {_percent(strangers.rate)} "
            f"| {_percent(missed.rate)} | {_percent(wrong.rate)} "
            f"| {strangers.trials.total()} searches, {len(strangers.trials)} people "
            f"| {missed.trials.total()} searches, {len(missed.trials)} people |"
        )


def _halves(embedded: Embedded, seed: int) -> tuple[Embedded, Embedded]:
    """Embeddings of the people drawn, and of all others."""
    people = sorted({key.person for key in embedded.keys})
    drawn = set(np.random.default_rng(seed).permutation(people)[: len(people) // 2].tolist())
    ours = np.array([key.person in drawn for key in embedded.keys])
    return _part(embedded, ours), _part(embedded, ~ours)


def _part(embedded: Embedded, chosen: np.ndarray) -> Embedded:
    keys = tuple(key for key, wanted in zip(embedded.keys, chosen, strict=True) if wanted)
    return Embedded(keys, embedded.vectors[chosen], frozenset())


def _roles(keys: tuple[Key, ...], size: int, seed: int) -> Roles:
    """As `evaluate identification`, but people with one picture fill up a gallery that needs more."""
    random = np.random.default_rng(seed)
    people = [list(pictures) for _, pictures in groupby(sorted(keys), key=lambda key: key.person)]
    several = [people[i] for i in random.permutation(len(people)) if len(people[i]) > 1]
    single = [people[i] for i in random.permutation(len(people)) if len(people[i]) == 1]
    known, missing = several[:size], max(0, size - len(several))
    enrolled = [pictures[0] for pictures in known + single[:missing]]
    probes = tuple(picture for pictures in known for picture in pictures[1:])
    return Roles(tuple(enrolled), probes, tuple(pictures[0] for pictures in single[missing:]))


def _count(roles: Roles, decided: Decided, strangers: Tally, missed: Tally, wrong: Tally) -> None:
    for key, who in zip(roles.strangers, decided.strangers, strict=True):
        strangers.count(key.person, who is not None)
    for key, who in zip(roles.probes, decided.probes, strict=True):
        missed.count(key.person, who != key.person)
        wrong.count(key.person, who not in (None, key.person))


def _percent(rate: Rate) -> str:
    return f"{rate.value:.2%} ({rate.low:.2%} to {rate.high:.2%})"


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else "\r"
    if done % 100 == 0 or done == total:
        print(f"{done} of {total} pictures", end=end, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Calibrate a pack on labelled photographs.")
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument(
        "--images", type=Path, required=True, help="<Name>/<Name>_0001.jpg in a folder or a tar"
    )
    parser.add_argument("--output", type=Path, help="write the table there as JSON")
    parser.add_argument("--detector", default="", help="how the faces were found, to stand in the table")
    parser.add_argument(
        "--halves", type=int, default=0, metavar="N", help="only show N drawings of two halves"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

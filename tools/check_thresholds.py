"""Do proposed thresholds keep their promise? Sites of people from a set, and strangers who try them.

python tools/check_thresholds.py --pack FOLDER --images FOLDER_OR_TAR [--rounds N]

One half of the people makes the calibration. Of the other, some are a site with up to three templates each, which
proposes a threshold from nothing but those and the calibration; one more picture of each is a check-in, and
everybody who is not of the site is a stranger who tries once.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from faceclock.app.calibrating import calibrate_embedded
from faceclock.app.evaluation_images import Embedded, ImageSet, embed_all
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.face import FloatArray
from faceclock.matching.proposing import Wish, propose
from faceclock.matching.refusal_curve import refusal_curve
from faceclock.matching.site_scores import score_site
from faceclock.matching.statistics import wilson
from faceclock.matching.stranger_curve import stranger_curve
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import load_pack

SIZES = (50, 200, 500)
WISHES = (0.01, 1 / 480)
TEMPLATES = 3
MARGIN = Recognition().margin


@dataclass
class Trial:
    """One site: what was promised and what came."""

    threshold: float | None
    let_in: int
    tries: int
    refused: int
    check_ins: int
    expected_refused: float


def main() -> None:
    options = _options()
    pack = load_pack(options.pack, detect_side=640)
    source = ImageSet(options.images)
    embedded = embed_all(pack, source, set(source.keys), lambda done, total: None)
    print("| people | wished FPIR | threshold | strangers let in | FNIR expected | FNIR found |")
    print("|---|---|---|---|---|---|")
    for size in SIZES:
        for fpir in WISHES:
            _show(
                size,
                fpir,
                [trial for seed in range(options.rounds) for trial in _try(embedded, size, fpir, seed)],
            )


def _show(size: int, fpir: float, trials: list[Trial]) -> None:
    kept = [trial for trial in trials if trial.threshold is not None]
    thresholds = [trial.threshold for trial in kept if trial.threshold is not None]
    if not kept:
        print(f"| {size} | {fpir:.2%} | none that keeps it | | | |")
        return
    let_in = wilson(sum(trial.let_in for trial in kept), sum(trial.tries for trial in kept))
    refused = wilson(sum(trial.refused for trial in kept), sum(trial.check_ins for trial in kept))
    broken = sum(trial.let_in > fpir * trial.tries for trial in kept)
    print(
        f"| {size} | {fpir:.2%} | {min(thresholds):.2f} to {max(thresholds):.2f} ({len(kept)} of {len(trials)}) "
        f"| {let_in.value:.2%} ({let_in.low:.2%} to {let_in.high:.2%}), above the wish in {broken} "
        f"| {np.mean([trial.expected_refused for trial in kept]):.1%} | {refused.value:.1%} |"
    )


def _try(embedded: Embedded, size: int, fpir: float, seed: int) -> Iterator[Trial]:
    people = [
        [place for place, _ in found]
        for _, found in groupby(enumerate(embedded.keys), lambda item: item[1].person)
    ]
    drawn = np.random.default_rng(seed).permutation(len(people))
    ours, theirs = ([people[i] for i in half] for half in np.array_split(drawn, 2))
    table = _calibration(embedded, ours)
    site = [pictures for pictures in theirs if len(pictures) > 2][:size]
    if len(site) < size:
        site += [pictures for pictures in theirs if len(pictures) == 2][: size - len(site)]
    members = {id(pictures) for pictures in site}
    strangers = [pictures[0] for pictures in theirs if id(pictures) not in members]
    enrolled = [pictures[:-1][:TEMPLATES] for pictures in site]
    yield _trial(embedded.vectors, enrolled, [pictures[-1] for pictures in site], strangers, table, fpir)


def _trial(
    vectors: FloatArray,
    enrolled: list[list[int]],
    check_ins: list[int],
    strangers: list[int],
    table: CalibrationTable,
    fpir: float,
) -> Trial:
    rows = [place for pictures in enrolled for place in pictures]
    owners = np.repeat(np.arange(len(enrolled)), [len(pictures) for pictures in enrolled])
    scores = score_site(vectors[rows], owners, 2.0)
    curve = stranger_curve(scores, table, MARGIN)
    threshold = propose(curve, Wish(1, len(enrolled), 1 / fpir), 0.0)
    if threshold is None:
        return Trial(None, 0, 0, 0, 0, 0.0)
    who = _decide(vectors[rows], owners, vectors[strangers], threshold)
    mates = _decide(vectors[rows], owners, vectors[check_ins], threshold)
    refusals = refusal_curve(scores, MARGIN)
    return Trial(
        threshold,
        int((who >= 0).sum()),
        len(strangers),
        int((mates != np.arange(len(check_ins))).sum()),
        len(check_ins),
        refusals.at(threshold).value if refusals else float("nan"),
    )


def _decide(
    gallery: FloatArray, owners: np.ndarray, probes: FloatArray, threshold: float
) -> tuple[np.ndarray, np.ndarray]:
    """Who each probe is taken for, -1 for nobody: by the threshold and the margin."""
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    best = np.maximum.reduceat(probes @ gallery.T, starts, axis=1)
    ranked = np.sort(best, axis=1)[:, ::-1]
    sure = (ranked[:, 0] >= threshold) & (ranked[:, 0] >= ranked[:, 1] + MARGIN)
    return np.where(sure, best.argmax(axis=1), -1)


def _calibration(embedded: Embedded, people: list[list[int]]) -> CalibrationTable:
    places = sorted(place for pictures in people for place in pictures)
    keys = tuple(embedded.keys[place] for place in places)
    return calibrate_embedded(Embedded(keys, embedded.vectors[places], frozenset()), "half").table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check proposed thresholds against strangers.")
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument(
        "--images", type=Path, required=True, help="<Name>/<Name>_0001.jpg in a folder or a tar"
    )
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="sites of each size")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""1:1 comparison on a list of pairs: LFW's protocol, and the error rates that matter at a door."""

from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import Embedded, ImageSet, Key, Progress, embed_all
from faceclock.app.evaluation_pairs import Pair, PairList, read_pairs
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.errors import InputProblem
from faceclock.matching.calibration import threshold_for_verification
from faceclock.matching.statistics import UNMEASURABLE, best_threshold, fnmr_at_fmr, is_measurable, wilson
from faceclock.settings.model import Recognition
from faceclock.vision.packs.loading import Pack

Json = dict[str, object]
Flags = NDArray[np.bool_]
Scores = NDArray[np.float64]
RATES = (0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001)
ALWAYS = 0.001  # asked for by name, and named as unmeasurable with fewer than 1,000 impostor pairs
WORST = -1.0


def evaluate_verification(
    pack: Pack, images: Path, pairs: Path, progress: Progress, *, recognition: Recognition | None = None
) -> Json:
    """LFW's protocol: mean accuracy over folds, the threshold of each from the others, and FNMR at fixed FMR.

    A pair with a picture in which no face is found counts as an error in the accuracy, and as a non-match
    (similarity -1) in the error rates. Raises InputProblem for a bad list or a listed picture not there.
    """
    start = perf_counter()
    listed = read_pairs(pairs)
    source = ImageSet(images)
    refuse_missing(listed, source, pairs)
    wanted = {key for pair in listed.pairs for key in (pair.first, pair.second)}
    embedded = embed_all(pack, source, wanted, progress)
    result = score_pairs(listed, embedded)
    result["at_default"] = _at_default(listed, embedded, pack.calibration, recognition or Recognition())
    name, digest = pack.manifest.name, pack.contract.digest
    return {**result, "pack": name, "digest": digest, "seconds": round(perf_counter() - start, 3)}


def score_pairs(listed: PairList, embedded: Embedded) -> Json:
    """Everything that needs no pack."""
    scores, usable = similarities(listed, embedded)
    genuine = np.array([pair.genuine for pair in listed.pairs])
    if genuine.all() or not genuine.any():
        raise InputProblem("The list of pairs needs both kinds: of one person and of two.")
    accuracies = _fold_accuracies(scores, genuine, usable, np.array(listed.folds))
    return {
        "pairs": len(genuine),
        "accuracy": float(np.mean(accuracies)),
        "accuracy_se": float(np.std(accuracies, ddof=1) / np.sqrt(len(accuracies))),
        "folds": len(accuracies),
        "folds_declared": listed.declared,
        "fold_accuracies": accuracies,
        "fnmr_at_fmr": _error_rates(scores[genuine], scores[~genuine]),
        "no_face": len(embedded.no_face),
        "pairs_without_face": int(np.count_nonzero(~usable)),
    }


def similarities(listed: PairList, embedded: Embedded) -> tuple[Scores, Flags]:
    """Cosines of the pairs, WORST where a face is lacking, and where none is."""
    row = {key: i for i, key in enumerate(embedded.keys)}
    scores = [_similarity(pair, row, embedded) for pair in listed.pairs]
    return np.array([WORST if s is None else s for s in scores]), np.array([s is not None for s in scores])


def _similarity(pair: Pair, row: dict[Key, int], embedded: Embedded) -> float | None:
    if pair.first not in row or pair.second not in row:
        return None
    return float(np.dot(embedded.vectors[row[pair.first]], embedded.vectors[row[pair.second]]))


def _fold_accuracies(scores: Scores, genuine: Flags, usable: Flags, folds: NDArray[np.int_]) -> list[float]:
    right = answered_right(scores, genuine, usable, folds)
    return [float(np.mean(right[folds == fold])) for fold in np.unique(folds)]


def answered_right(scores: Scores, genuine: Flags, usable: Flags, folds: NDArray[np.int_]) -> Flags:
    """Which pairs are told rightly, each fold by the threshold that is best for the others."""
    right = np.zeros(len(scores), bool)
    for fold in np.unique(folds):
        here = folds == fold
        threshold = best_threshold(scores[~here & genuine], scores[~here & ~genuine])
        right[here] = ((scores[here] >= threshold) == genuine[here]) & usable[here]
    return right


def _error_rates(genuine: Scores, impostors: Scores) -> Json:
    told = [rate for rate in RATES if is_measurable(rate, len(impostors)) or rate == ALWAYS]
    return {_text(rate): _error_rate(genuine, impostors, rate) for rate in told}


def _error_rate(genuine: Scores, impostors: Scores, rate: float) -> Json:
    if not is_measurable(rate, len(impostors)):
        return dict(UNMEASURABLE)
    missed, threshold = fnmr_at_fmr(genuine, impostors, rate)
    return {**missed.as_json(), "threshold": threshold, "measurable": True}


def _at_default(
    listed: PairList, embedded: Embedded, table: CalibrationTable | None, recognition: Recognition
) -> Json | None:
    """What the product's own threshold gives here; None for a pack that was never calibrated."""
    if table is None:
        return None
    threshold = threshold_for_verification(table, recognition.fmr)
    scores, _ = similarities(listed, embedded)
    genuine = np.array([pair.genuine for pair in listed.pairs])
    matched = scores >= threshold.value
    return {
        "threshold": threshold.value,
        "calibrated_fmr": threshold.fmr,
        "fmr": wilson(int(matched[~genuine].sum()), int((~genuine).sum())).as_json(),
        "fnmr": wilson(int((~matched[genuine]).sum()), int(genuine.sum())).as_json(),
    }


def refuse_missing(listed: PairList, source: ImageSet, path: Path) -> None:
    """Raises InputProblem that names the first listed picture which is not there."""
    there = set(source.keys)
    for pair in listed.pairs:
        for key in (pair.first, pair.second):
            if key not in there:
                raise InputProblem(
                    f"Line {pair.line} of {path} names {key.stem}, which is not among the pictures."
                )


def _text(rate: float) -> str:
    return f"{rate:.6f}".rstrip("0")

"""Error-versus-discard: does refusing the worst pictures lower the misses? (ISO/IEC 29794-1, Grother and
Tabassi, Performance of Biometric Quality Measures, 2007.)"""

from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from faceclock.app.discard_plot import discard_svg
from faceclock.app.evaluation_images import Embedded, ImageSet, Key, Progress, main_face
from faceclock.app.evaluation_pairs import Pair, read_pairs
from faceclock.app.evaluation_verification import refuse_missing, similarities
from faceclock.domain.errors import EmbeddingProblem, EnvironmentProblem, ImageProblem, InputProblem
from faceclock.domain.face import Image
from faceclock.matching.statistics import fnmr_at_fmr, wilson
from faceclock.vision.packs.loading import Pack
from faceclock.vision.quality.assessment import assess
from faceclock.vision.quality.policy import CHECK_IN

Json = dict[str, object]
Scores = NDArray[np.float64]
FMR = 1e-3
SHARES = tuple(step / 100 for step in range(0, 41, 2))
TOLD = 0.1  # the share that the answer's sentence is about


def evaluate_quality(
    pack: Pack, images: Path, pairs: Path, progress: Progress, *, plot: Path | None = None
) -> Json:
    """FNMR of the genuine pairs at the threshold for FMR 1e-3 of all impostor pairs, after the worst share of
    genuine pairs by the unified score of their poorer picture was discarded. A picture without a face counts
    as score 0 and similarity -1.

    Raises InputProblem for a bad list or a listed picture not there, EnvironmentProblem for a plot that cannot
    be written.
    """
    start = perf_counter()
    listed, source = read_pairs(pairs), ImageSet(images)
    refuse_missing(listed, source, pairs)
    wanted = {key for pair in listed.pairs for key in (pair.first, pair.second)}
    embedded, quality = _look(pack, source, wanted, progress)
    genuine = np.array([pair.genuine for pair in listed.pairs])
    if genuine.all() or not genuine.any():
        raise InputProblem("The list of pairs needs both kinds: of one person and of two.")
    scores, _ = similarities(listed, embedded)
    _, threshold = fnmr_at_fmr(scores[genuine], scores[~genuine], FMR)
    poorer = np.array([_poorer(pair, quality) for pair in listed.pairs])
    curve = error_versus_discard(scores[genuine] < threshold, poorer[genuine])
    if plot is not None:
        _write(plot, discard_svg([(point["discarded"], point["value"]) for point in curve]))
    told = next(point for point in curve if point["discarded"] == TOLD)
    return {
        "pairs": len(listed.pairs),
        "fmr": FMR,
        "threshold": threshold,
        "fnmr": curve[0]["value"],
        "fnmr_without_worst_tenth": told["value"],
        "lowered_by": 1 - told["value"] / curve[0]["value"] if curve[0]["value"] else 0.0,
        "curve": curve,
        "pack": pack.manifest.name,
        "seconds": round(perf_counter() - start, 3),
    }


def error_versus_discard(missed: NDArray[np.bool_], quality: Scores) -> list[dict[str, float]]:
    """Per share of SHARES: ``value``, ``low`` and ``high`` of the misses (Wilson) among the pairs that stay
    when that share of the lowest ``quality`` is discarded; of equal ones those listed last stay."""
    order = np.argsort(quality, kind="stable")
    curve = []
    for share in SHARES:
        kept = missed[order[round(share * len(order)) :]]
        rate = wilson(int(kept.sum()), len(kept))
        curve.append({"discarded": share, "value": rate.value, "low": rate.low, "high": rate.high})
    return curve


def _look(
    pack: Pack, source: ImageSet, wanted: set[Key], progress: Progress
) -> tuple[Embedded, dict[Key, int]]:
    """One pass over the pictures: vectors and unified scores."""
    vectors, quality = dict[Key, NDArray[np.float32]](), dict[Key, int]()
    for done, (key, image) in enumerate(source.read(wanted), start=1):
        vector, quality[key] = _seen(pack, image)
        if vector is not None:
            vectors[key] = vector
        progress(done, len(wanted))
    rows = np.stack(list(vectors.values())) if vectors else np.zeros((0, pack.contract.dimension), np.float32)
    return Embedded(tuple(vectors), rows, frozenset(wanted - set(vectors))), quality


def _seen(pack: Pack, image: Image) -> tuple[NDArray[np.float32] | None, int]:
    faces = pack.detector.detect(image)
    if not faces:
        return None, 0
    face = main_face(faces, image)
    try:
        vector = pack.recogniser.embed(image, face).vector
    except (ImageProblem, EmbeddingProblem):
        return None, 0
    return vector, assess(image, face, faces, CHECK_IN).unified


def _poorer(pair: Pair, quality: dict[Key, int]) -> int:
    return min(quality[pair.first], quality[pair.second])


def _write(plot: Path, text: str) -> None:
    try:
        plot.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(
            f"The plot {plot} could not be written ({error.strerror}); choose another place."
        ) from error

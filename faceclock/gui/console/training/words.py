"""Words for the states, stages, kinds and measures of training."""

from faceclock.app.console.training_comparison import Row
from faceclock.app.console.training_pictures import Subject
from faceclock.app.console.training_rows import State
from faceclock.app.gate import Verdict
from faceclock.app.trainer import Readiness
from faceclock.app.training_curves import VALIDATION
from faceclock.app.training_recipes import Thoroughness
from faceclock.gui.language import translate

INSTALLING = "pip install 'faceclock[train]'"


def state_words(state: State) -> tuple[str, str]:
    """(word, tone)."""
    return {
        State.RUNNING: (translate("Training", "Running"), "info"),
        State.PAUSED: (translate("Training", "Paused"), "warn"),
        State.CANCELLED: (translate("Training", "Cancelled"), "quiet"),
        State.STOPPED: (translate("Training", "Broken off"), "bad"),
        State.FAILED: (translate("Training", "Failed"), "bad"),
        State.DONE: (translate("Training", "Done"), "ok"),
        State.DAMAGED: (translate("Training", "Damaged"), "bad"),
    }[state]


def kind_words(kind: str) -> str:
    known = {
        "adapter": translate("Training", "Quick"),
        "tail": translate("Training", "Normal"),
        "full": translate("Training", "Thorough"),
        "review": translate("Training", "Wrong names"),
        "recogniser": translate("Training", "New recogniser"),
        "distillation": translate("Training", "Distilled recogniser"),
        "detector": translate("Training", "Face detector"),
        "mtcnn": translate("Training", "Face detector (MTCNN)"),
        "pack": translate("Training", "Pack"),
    }
    return known.get(kind, kind)


def stage_words(stage: str) -> str:
    known = {
        "find": translate("Training", "Finding faces"),
        "look": translate("Training", "Looking at faces"),
        "mix": translate("Training", "Mixing faces"),
        "embed": translate("Training", "Measuring faces"),
        "calibrate": translate("Training", "Measuring the threshold"),
        "step": translate("Training", "Learning"),
    }
    return known.get(stage, translate("Training", "Starting"))


def curve_words(name: str) -> str:
    known = {
        "loss": translate("Training", "Loss"),
        "accuracy": translate("Training", "Right answers while learning"),
        "rate": translate("Training", "Learning rate"),
        "theta": translate("Training", "Angle to the own centre (°)"),
        "people": translate("Training", "Loss on own people"),
        "kept": translate("Training", "Movement of strangers"),
        "apart": translate("Training", "Strangers near own people"),
        f"{VALIDATION}accuracy": translate("Training", "Right answers on held-out people"),
        f"{VALIDATION}fnmr": translate("Training", "Held-out people not recognised (FNMR)"),
    }
    return known.get(name, name)


def way_words(way: Thoroughness) -> tuple[str, str]:
    """(name, what it does)."""
    return {
        Thoroughness.QUICK: (
            translate("Training", "&Quick"),
            translate("Training", "A small correction behind the model. Suits every pack."),
        ),
        Thoroughness.NORMAL: (
            translate("Training", "N&ormal"),
            translate("Training", "The last layers of the model learn."),
        ),
        Thoroughness.THOROUGH: (
            translate("Training", "&Thorough"),
            translate("Training", "The whole model learns. Takes longest."),
        ),
    }[way]


def too_little_words() -> str:
    return translate(
        "Training",
        "There is too little to learn from: at least two people must have agreed to training and have two "
        "kept pictures each.",
    )


def no_weights_words() -> str:
    return translate(
        "Training",
        "This pack came without the weights that thorough training begins with; choose another way.",
    )


def readiness_words(state: Readiness) -> str:
    """Why nothing can be trained here, and what to do; empty where it can."""
    return {
        Readiness.READY: "",
        Readiness.NO_PYTHON: translate(
            "Training",
            "The Python for training is not there. Name another one in the settings, where this command was run.",
        ),
        Readiness.NO_COMPONENT: translate(
            "Training", "The Python for training knows no FaceClock. Run this command with it."
        ),
        Readiness.NO_TORCH: translate(
            "Training",
            "Training needs a component that is not installed. Run this command, or name another Python in the "
            "settings.",
        ),
    }[state]


def verdict_words(verdict: Verdict) -> tuple[str, str]:
    """(word, tone) of one measure."""
    return {
        Verdict.BETTER: (translate("Training", "better"), "ok"),
        Verdict.SAME: (translate("Training", "no difference"), "quiet"),
        Verdict.WORSE: (translate("Training", "worse"), "bad"),
        Verdict.TOO_FEW: (translate("Training", "too few"), "warn"),
    }[verdict]


def measure_words(name: str) -> str:
    """What `app.gate` measures, for somebody who has read no paper."""
    known = {
        "verification accuracy": translate("Training", "Right answers, picture against picture"),
        "FNMR at FMR 0.001": translate("Training", "Not matched, at 1 wrong match in 1,000 (FNMR)"),
        "rank 1": translate("Training", "The right person comes first"),
        "FNIR at FPIR 0.01": translate("Training", "Not recognised, at 1 in 100 strangers let in (FNIR)"),
        "FNIR at FPIR 0.001": translate("Training", "Not recognised, at 1 in 1,000 strangers let in (FNIR)"),
        "FNIR at the pack's own threshold": translate(
            "Training", "Not recognised at its own threshold (FNIR)"
        ),
        "FPIR at the pack's own threshold": translate(
            "Training", "Strangers let in at its own threshold (FPIR)"
        ),
    }
    return known.get(name, name)


def set_words(name: str, group: str = "") -> str:
    known = {"site": translate("Training", "Own people"), "public": translate("Training", "Other people")}
    said = known.get(name, name)
    return f"{said}: {group}" if group else said


def subject_words(subject: Subject) -> str:
    return {
        Subject.LOSSES: translate("Training", "What losses do"),
        Subject.DIGITS: translate("Training", "An example with digits"),
        Subject.PEOPLE: translate("Training", "A map of our people"),
    }[subject]


def picture_words(title: str) -> str:
    known = {
        "curves": translate("Training", "Curves"),
        "theta": translate("Training", "Angles"),
        "losses": translate("Training", "What losses do"),
        "logits": translate("Training", "What losses do"),
        "digits": translate("Training", "An example with digits"),
        "people": translate("Training", "A map of our people"),
    }
    return known.get(title, title)


def duration_words(seconds: float | None) -> str:
    """Such as 45 s, 12 min, 3 h 05 min; nothing for what nobody knows."""
    if seconds is None:
        return ""
    if seconds < 90:
        return translate("Training", "{seconds} s").format(seconds=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Training", "{minutes} min").format(minutes=minutes)
    return translate("Training", "{hours} h {minutes} min").format(
        hours=minutes // 60, minutes=f"{minutes % 60:02}"
    )


def share_words(value: float | None, *, signed: bool = False) -> str:
    if value is None:
        return "–"
    shown = f"{100 * value:+.1f} %" if signed else f"{100 * value:.1f} %"
    return shown.replace("-", "\N{MINUS SIGN}")


def difference_words(row: Row) -> str:
    """The difference with its 95 % interval."""
    if row.difference is None or row.low is None or row.high is None:
        return "–"
    low, high = share_words(row.low, signed=True), share_words(row.high, signed=True)
    return translate("Training", "{difference}  ({low} to {high})").format(
        difference=share_words(row.difference, signed=True), low=low, high=high
    )

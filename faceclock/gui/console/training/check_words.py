"""What a check of a run file has found, in words."""

from faceclock.app.training_run_text import Checked
from faceclock.gui.console.training.words import duration_words
from faceclock.gui.language import translate


def check_words(found: Checked) -> tuple[str, str]:
    """(tone, sentences, the outcome on the first line)."""
    if found.fault is not None:
        if found.fault.line is None:
            return "bad", found.fault.sentence
        at = translate("Training", "Line {line}: {sentence}")
        return "bad", at.format(line=found.fault.line, sentence=found.fault.sentence)
    lines = [translate("Training", "The run file can be started.")]
    numbers = [f"{_label(key)}: {_shown(key, value)}" for key, value in found.told.items() if _is_told(value)]
    lines += [" · ".join(numbers)] if numbers else []
    return "warn" if found.warnings else "ok", "\n".join([*lines, *found.warnings])


def _label(key: str) -> str:
    known = {
        "kind": translate("Training", "kind"),
        "parent": translate("Training", "from the pack"),
        "parameters": translate("Training", "parameters"),
        "people": translate("Training", "people"),
        "learnt": translate("Training", "pictures to learn"),
        "held_out": translate("Training", "held out"),
        "background": translate("Training", "strangers to learn"),
        "calibration": translate("Training", "strangers for the threshold"),
        "overlap": translate("Training", "people in both sets"),
        "steps": translate("Training", "steps"),
        "eta_seconds": translate("Training", "time"),
        "free_mb": translate("Training", "free MB on the disk"),
    }
    return known.get(key, key.replace("_", " "))


def _is_told(value: object) -> bool:
    return isinstance(value, int | float | str) and value != ""


def _shown(key: str, value: object) -> str:
    if key == "eta_seconds" and isinstance(value, int | float):
        return duration_words(value)
    return f"{value:,}" if isinstance(value, int) else str(value)

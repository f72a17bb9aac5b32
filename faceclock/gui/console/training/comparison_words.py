"""What a comparison says, in sentences."""

from faceclock.app.console.training_comparison import Comparison
from faceclock.app.console.training_switch import Switched
from faceclock.app.gate import Verdict
from faceclock.gui.console.training.words import measure_words, set_words, share_words
from faceclock.gui.language import translate

_MOST = 4  # objections and names in one notice


def ruling_words(found: Comparison) -> tuple[str, str]:
    """(tone, sentence)."""
    if found.verdict is Verdict.WORSE:
        words = translate("Training", "{candidate} is worse than {current} in some measures and is refused.")
    elif not found.passed:
        words = translate("Training", "There are too few people to tell {candidate} and {current} apart.")
    elif found.verdict is Verdict.BETTER:
        words = translate("Training", "{candidate} is better than {current}, and in nothing worse.")
    else:
        words = translate("Training", "No difference between {candidate} and {current} was seen.")
    tone = "bad" if found.verdict is Verdict.WORSE else "ok" if found.passed else "warn"
    return tone, words.format(candidate=found.candidate, current=found.current)


def objections(found: Comparison) -> list[str]:
    """Why the gate refuses, a sentence each; none when it does not."""
    worse = translate("Training", "{people}: {measure}, from {current} to {candidate}.")
    scarce = translate(
        "Training", "{people}: {have} with two pictures that nobody was trained on; {need} are needed."
    )
    said = [
        worse.format(
            measure=measure_words(row.name),
            people=set_words(row.set, row.group),
            current=share_words(row.current),
            candidate=share_words(row.candidate),
        )
        for row in found.worse
    ]
    return said + [
        scarce.format(people=set_words(one.set), have=one.people, need=one.needed) for one in found.scarce
    ]


def untold_words(found: Comparison) -> str:
    """What cannot be known of packs that do not tell whom they have learnt."""
    if not found.untold:
        return ""
    return translate(
        "Training", "Not known on whom it was trained, so it may seem better than it is: {packs}."
    ).format(packs=", ".join(found.untold))


def advice_words(found: Comparison) -> str:
    """How sets that are too small become larger; empty where they are not."""
    short = {one.set for one in found.scarce}
    said = []
    if "site" in short:
        said.append(translate("Training", "Keep enrolment pictures of more people, two each or more."))
    if "public" in short:
        said.append(translate("Training", "Choose a folder or tar with pictures of more other people."))
    return " ".join(said)


def switched_words(told: Switched) -> str:
    words = translate(
        "Training",
        "{pack} recognises {people} people now; before, it was {previous}. A kiosk that is running takes it over "
        "when it is started again.",
    ).format(pack=told.pack, people=told.people, previous=told.previous)
    if not told.come_again:
        return words
    names = ", ".join(name for _, name, _ in told.come_again[:_MOST])
    more = "…" if len(told.come_again) > _MOST else ""
    again = translate("Training", "These must be enrolled again: {names}").format(names=f"{names}{more}")
    return f"{words} {again}"

"""Where the numbers come from, and when they are to be looked at anew."""

from PySide6.QtCore import QLocale

from faceclock.app.threshold_study import Study
from faceclock.gui.console.recognition.figures import similarity
from faceclock.gui.language import translate


def counted(study: Study, locale: QLocale) -> str:
    """What was looked at."""
    words = translate("Recognition", "{people} people · {templates} templates · {check_ins} check-ins")
    number = locale.toString
    return words.format(
        people=number(len(study.people)),
        templates=number(study.templates),
        check_ins=number(len(study.check_ins)),
    )


def sources(study: Study, locale: QLocale) -> str:
    """Whose scores the strangers' are."""
    table, number = study.calibration, locale.toString
    background = translate(
        "Recognition",
        "the calibration of pack {pack}: {comparisons} comparisons of {subjects} people",
    ).format(
        pack=study.pack,
        comparisons=number(table.comparisons),
        subjects=number(table.subjects),
    )
    if study.let_in.measured_to is None:
        words = translate(
            "Recognition",
            "There are too few people to measure strangers here; their rate is from {background}.",
        )
        return words.format(background=background)
    words = translate(
        "Recognition",
        "Strangers: each of your people is taken for one by all others ({people} of {total}). That measures up to "
        "{limit}; beyond it goes on as {background}.",
    )
    return words.format(
        people=number(study.looked_at),
        total=number(len(study.people)),
        limit=similarity(study.let_in.measured_to, locale),
        background=background,
    )


def grown(study: Study, proposal: float | None, locale: QLocale) -> str:
    """What to say when there are 10 % more people than the threshold was chosen for; else empty."""
    before = study.grown_from
    if before is None:
        return ""
    words = translate(
        "Recognition", "This threshold was chosen for {before} people; now there are {now}."
    ).format(before=locale.toString(before), now=locale.toString(len(study.people)))
    if proposal is None:
        return words
    more = translate("Recognition", "For them {threshold} is proposed.")
    return f"{words} {more.format(threshold=similarity(proposal, locale))}"

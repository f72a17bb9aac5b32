"""What to do about the data: the sentence, and where it leads."""

from faceclock.app.training_data import ENOUGH_PEOPLE, ENOUGH_PICTURES, Survey
from faceclock.gui.console.training.words import too_little_words
from faceclock.gui.language import translate


def data_advice(told: Survey) -> tuple[str, str]:
    """(tone, sentence)."""
    if not told.keeps_pictures and not told.pictures:
        return "warn", translate(
            "Training",
            "Enrolment pictures are not kept here, so there is nothing to learn from. Turn on Keep enrolment "
            "pictures in the settings, and enrol people who agree.",
        )
    if not told.can_learn:
        return "warn", too_little_words()
    if not told.is_enough:
        return "warn", translate(
            "Training",
            "Training can start. But only {have} people have two pictures or more; {need} are needed to tell "
            "whether it has helped.",
        ).format(have=told.with_at_least(2), need=ENOUGH_PEOPLE)
    few = len(told.people) - told.with_at_least(ENOUGH_PICTURES)
    if few:
        return "ok", translate(
            "Training",
            "This is enough to learn from and to tell whether it has helped. People with fewer than {count} "
            "pictures: {few}. More would help.",
        ).format(count=ENOUGH_PICTURES, few=few)
    return "ok", translate("Training", "This is enough to learn from and to tell whether it has helped.")


def data_leads(told: Survey) -> dict[str, str]:
    if not told.keeps_pictures and not told.pictures:
        return {"action": translate("Training", "Open settings"), "page": "settings"}
    if told.is_enough:
        return {}
    return {"action": translate("Training", "Open people"), "page": "people"}

"""What a recipe comes to: what is learnt, beside whom, and how long it takes."""

from PySide6.QtWidgets import QWidget

from faceclock.app.training_data import Survey
from faceclock.gui.console.training.words import duration_words, too_little_words
from faceclock.gui.console.widgets.card import Card, Figure
from faceclock.gui.console.widgets.labels import label, set_tone
from faceclock.gui.language import translate

ENOUGH_STRANGERS = 1000  # with fewer, the new threshold is guessed far beyond what was measured


class RecipeSummary(Card):
    """``buttons`` stand at its foot."""

    def __init__(self, buttons: QWidget) -> None:
        super().__init__(translate("Training", "What will happen"))
        self.can_learn = False
        self.learnt = Figure(translate("Training", "Pictures of our people"))
        self.others = Figure(translate("Training", "Other people"))
        self.expected = Figure(translate("Training", "Takes about"))
        self.doubt = label("", "small", wrap=True)
        self.doubt.hide()
        kept = translate(
            "Training",
            "Training is a program of its own. It gives way to the kiosk, goes on when this window is closed, and "
            "can be paused. Nothing changes at the kiosk until you compare the new model and decide to use it.",
        )
        for part in (self.learnt, self.others, self.doubt, self.expected, label(kept, "muted", wrap=True)):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(buttons)

    def show_data(self, told: Survey) -> None:
        words = translate("Training", "of {people} people; {held_out} more are held out to compare")
        people = told.with_at_least(1)
        self.learnt.show_figure(
            str(told.pictures - told.held_out), words.format(people=people, held_out=told.held_out)
        )

        self.can_learn = told.can_learn
        if not told.can_learn:
            self.say(too_little_words(), "bad")

    def show_strangers(self, people: int, pictures: int) -> None:
        words = translate("Training", "pictures: {pictures}").format(pictures=pictures)
        self.others.show_figure(str(people), words if people else "")
        if self.can_learn:
            self.say(_doubt(people), "warn")

    def show_time(self, seconds: float) -> None:
        self.expected.show_figure(
            duration_words(seconds), translate("Training", "on this computer, at low priority")
        )

    def say(self, sentence: str, tone: str) -> None:
        """What speaks against it; nothing hides the line."""
        self.doubt.setText(sentence)
        self.doubt.setVisible(bool(sentence))
        set_tone(self.doubt, tone)


def _doubt(people: int) -> str:
    if not people:
        return translate(
            "Training",
            "Without pictures of other people the new model has no threshold and cannot be used at the kiosk.",
        )
    if people >= ENOUGH_STRANGERS:
        return ""
    return translate(
        "Training", "{count} other people or more are better: with few, the new threshold must be very high."
    ).format(count=ENOUGH_STRANGERS)

"""What the kiosk does with pictures, and in which language and size it speaks."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from faceclock.gui.kiosk.arrange import Shape
from faceclock.gui.kiosk.badge import Badge
from faceclock.gui.kiosk.labels import FitLabel
from faceclock.gui.kiosk.parts import make_button, set_icon
from faceclock.gui.language import NAMES
from faceclock.gui.tokens import LARGE_TEXT, SIZES, Metrics, Palette
from faceclock.settings.model import Language

translate = QCoreApplication.translate
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Footer(QWidget):
    language_chosen = Signal(object)  # Language
    text_chosen = Signal(float)  # factor of the letters

    leave_asked = Signal()

    def __init__(self, liveness: str, parent: QWidget | None = None, *, can_leave: bool = False) -> None:
        super().__init__(parent)
        self._mode, self.checked = liveness, liveness != "off"
        self.chip = Badge("chip", "check" if self.checked else "exclamation", self)
        self.chip.setProperty("tone", "ok" if self.checked else "warn")
        self.pictures = FitLabel("quiet", self, lines=2)
        self.pictures.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.languages = QButtonGroup(self)
        self.texts = QButtonGroup(self)
        self._rules: list[QFrame] = []
        self._told, self._choices = QHBoxLayout(), QHBoxLayout()
        self._told.addWidget(self.chip)
        self._told.addWidget(self.pictures, 1)
        self._layout = QBoxLayout(_ACROSS, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._told, 1)
        self._layout.addLayout(self._choices)
        self._add_languages()
        self._add_texts()
        self.leave = self._add_leave() if can_leave else None
        self.retranslate()

    def _add_languages(self) -> None:
        for language, name in NAMES.items():
            button = self._add_choice(self.languages, name)
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, chosen=language: self.language_chosen.emit(chosen))
            button.setProperty("language", language)
            self._add_rule()

    def _add_texts(self) -> None:
        self.normal, self.large = (self._add_choice(self.texts, "A") for _ in range(2))
        self.large.setProperty("large", True)
        self.normal.setChecked(True)
        self.normal.clicked.connect(lambda: self.text_chosen.emit(1.0))
        self.large.clicked.connect(lambda: self.text_chosen.emit(LARGE_TEXT))

    def _add_leave(self) -> QPushButton:
        """A finger has no keyboard to leave by."""
        self._add_rule()
        button = make_button(self, "flat")
        button.clicked.connect(self.leave_asked)
        self._choices.addWidget(button)
        return button

    def _add_choice(self, group: QButtonGroup, text: str) -> QPushButton:
        button = make_button(self, "flat")
        button.setText(text)
        button.setCheckable(True)
        group.addButton(button)
        self._choices.addWidget(button)
        return button

    def _add_rule(self) -> None:
        rule = QFrame(self)
        rule.setObjectName("rule")
        self._rules.append(rule)
        self._choices.addWidget(rule)

    def restyle(self, palette: Palette, m: Metrics, shape: Shape) -> None:
        upright = shape is Shape.UPRIGHT
        self._layout.setDirection(_DOWN if upright else _ACROSS)
        end = Qt.AlignmentFlag.AlignRight if upright else Qt.AlignmentFlag(0)
        self._layout.setAlignment(self._choices, end)
        for layout in (self._layout, self._told, self._choices):
            layout.setSpacing(m.px(SIZES.space_2))
        self.pictures.setContentsMargins(m.px(SIZES.space_2), 0, m.px(SIZES.space_2), 0)
        self.chip.setFixedHeight(m.font(SIZES.chip))
        colour = palette.ok_strong if self.checked else palette.warn_strong
        self.chip.restyle(colour, m.font(SIZES.body), m.px(SIZES.space_3), m.px(SIZES.space_2))
        for rule in self._rules:
            rule.setFixedSize(SIZES.line * 2, m.px(SIZES.body))
        for button in (*self.languages.buttons(), *self.texts.buttons()):
            button.setMinimumSize(m.touch(SIZES.touch), m.touch(SIZES.touch))
        if self.leave is not None:
            self.leave.setMinimumSize(m.touch(SIZES.touch), m.touch(SIZES.touch))
            set_icon(self.leave, "lock", palette.muted_strong, m.px(SIZES.icon))

    def show_language(self, language: Language) -> None:
        for button in self.languages.buttons():
            button.setChecked(button.property("language") == language)

    def retranslate(self) -> None:
        self.chip.set_word(mode_words(self._mode))
        self.pictures.setText(translate("Footer", "No pictures kept"))
        self.normal.setAccessibleName(translate("Footer", "Normal text"))
        self.large.setAccessibleName(translate("Footer", "Large text"))
        if self.leave is not None:
            self.leave.setAccessibleName(translate("Footer", "Leave the kiosk"))


def mode_words(liveness: str) -> str:
    """Which live check is on; ``liveness`` as `faceclock.app.kiosk.check_shown` names it."""
    return {
        "off": translate("Footer", "Live check off"),
        "passive": translate("Footer", "Live check: picture"),
        "auto": translate("Footer", "Live check: turns if unsure"),
        "turns": translate("Footer", "Live check: head turns"),
        "both": translate("Footer", "Live check: picture and turns"),
    }.get(liveness, translate("Footer", "Live check on"))

"""The kiosk's window: puts the parts in their places and gives each what concerns it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from faceclock.gui.kiosk.arrange import Shape, arrange, shape_of
from faceclock.gui.kiosk.bridge import Bridge
from faceclock.gui.kiosk.card import CardFrame
from faceclock.gui.kiosk.controller import Controller, controller_for
from faceclock.gui.kiosk.footer import Footer
from faceclock.gui.kiosk.header import Header
from faceclock.gui.kiosk.pin_button import PinButton
from faceclock.gui.kiosk.pin_panel import PinPanel
from faceclock.gui.kiosk.portraits import PortraitBook
from faceclock.gui.kiosk.preview import Preview
from faceclock.gui.kiosk.site_time import site_clock
from faceclock.gui.kiosk.view import KioskView
from faceclock.gui.kiosk.words import pill_words
from faceclock.gui.language import Translations, locale_of
from faceclock.gui.style import kiosk_sheet
from faceclock.gui.tokens import DARK, LIGHT, SMALLEST_HEIGHT, SMALLEST_WIDTH, Metrics, Palette, scale_for
from faceclock.settings.model import Language, Settings, Theme

CLOCK_MS = 1000
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class KioskWindow(QWidget):
    """``controller`` is one that listened before there was a window; ``lockdown`` keeps the window full-screen;
    ``exit_check`` is asked with the exit PIN before it closes, and raises LoginRefused; ``now`` is replaced for the
    documentation's pictures."""

    closed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        settings: Settings,
        *,
        controller: Controller | None = None,
        lockdown: bool = False,
        exit_check: Callable[[str], None] | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setMinimumSize(SMALLEST_WIDTH // 2, SMALLEST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bridge, self._settings, self._lockdown = bridge, settings, lockdown
        self._now = now or site_clock(settings.site.zone)
        self._exit_check, self._may_leave = exit_check, exit_check is None
        self._text = 1.0
        self._dressed: tuple[Palette, Metrics, Shape] | None = None
        self._translations = Translations()
        self.controller = controller or controller_for(bridge, settings)
        self.controller.setParent(self)
        self.portraits = PortraitBook(bridge, self)
        self._make_parts()
        self._connect()
        self._add_shortcuts()
        self.use_language(settings.kiosk.language)

    def _make_parts(self) -> None:
        self.header = Header(self._settings.site.company, self._settings.site.place, self)
        self.preview = Preview(self)
        self.card = CardFrame(self)
        self.pin_button = PinButton(self)
        self.panel = PinPanel(self)
        self.panel.hide()
        self.footer = Footer(self._bridge.kiosk.liveness, self, can_leave=self._exit_check is not None)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()

    def _connect(self) -> None:
        bridge, controller = self._bridge, self.controller
        self.preview.area_changed.connect(bridge.pictures.set_area)
        bridge.picture_ready.connect(self._take_picture)
        controller.view_changed.connect(self.show_view)
        controller.pin_refused.connect(self.panel.refused)
        controller.pin_done.connect(self._close_panel)
        self.portraits.arrived.connect(lambda _: self.show_view(controller.view))
        self.card.person.undo_asked.connect(bridge.undo)
        self.card.person.change_asked.connect(bridge.change_direction)
        self.card.person.choice_asked.connect(controller.ask_direction)
        self.card.ask.answered.connect(bridge.choose_direction)
        self.pin_button.clicked.connect(self.open_panel)
        self.panel.submitted.connect(controller.ask_pin)
        self.panel.closed.connect(self._leave_panel)
        self.footer.language_chosen.connect(self.use_language)
        self.footer.text_chosen.connect(self.use_text_size)
        self.footer.leave_asked.connect(self.close)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)

    def _add_shortcuts(self) -> None:
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        if not self._lockdown:
            QShortcut(QKeySequence("F11"), self, self._toggle_full_screen)

    # What is shown

    def show_view(self, view: KioskView) -> None:
        picture = self.portraits.get(view.stamp.employee.id) if view.stamp else None
        self.card.show_view(view, picture)
        self.preview.show_view(view, pill_words(view))
        self.pin_button.show_card(view.card)

    def _take_picture(self) -> None:
        picture = self._bridge.pictures.take()
        if picture is not None:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.preview.set_picture(picture)

    def _show_time(self) -> None:
        self.header.show_time(self._now())

    # Number and PIN

    def open_panel(self) -> None:
        self.panel.open_panel()
        self._place()

    def _close_panel(self) -> None:
        if self.panel.isVisible():
            self.panel.close_panel()

    def _leave_panel(self) -> None:
        self.controller.drop_pin()
        self._place()
        self.setFocus()  # or the next key would press whatever stands beside the panel
        self.card.focus_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever has a keyboard just begins to type the number."""
        text = "" if event.modifiers() & _COMMANDS else event.text()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif self.panel.isHidden() and len(text) == 1 and text.isalnum():
            self.open_panel()
            self.panel.entry.type(text)
        else:
            super().keyPressEvent(event)

    # Language, style and size

    def use_language(self, language: Language) -> None:
        self._translations.use(language)
        locale = locale_of(self._translations.language)
        self.header.set_locale(locale)
        self.card.person.set_locale(locale)
        self.footer.show_language(self._translations.language)
        self._retranslate()

    def use_text_size(self, factor: float) -> None:
        self._text = factor
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(QCoreApplication.translate("Window", "FaceClock kiosk"))
        self.preview.setAccessibleName(QCoreApplication.translate("Window", "Camera picture"))
        self.footer.retranslate()
        self.pin_button.retranslate()
        self.panel.retranslate()
        self._show_time()
        self.show_view(self.controller.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._dress()

    def _dress(self) -> None:
        """Style sheet, sizes and places; the style sheet only when it changed, as that is slow."""
        metrics = Metrics(scale_for(self.width(), self.height()), self._text)
        shape, palette = shape_of(self.width(), self.height()), self._palette()
        if self._dressed != (palette, metrics, shape):
            self._dressed = (palette, metrics, shape)
            self._restyle(palette, metrics, shape)
        self._place()

    def _restyle(self, palette: Palette, metrics: Metrics, shape: Shape) -> None:
        self.setStyleSheet(kiosk_sheet(palette, metrics))
        for part in (self.header, self.card, self.pin_button, self.panel, self.footer):
            part.restyle(palette, metrics, shape)
        self.preview.restyle(palette, metrics)

    def _place(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        places = arrange(self.width(), self.height(), text=self._text, mirrored=mirrored)
        entering = not self.panel.isHidden()
        self.header.setGeometry(places.header)
        self.preview.setGeometry(places.preview_beside_panel if entering else places.preview)
        self.card.setGeometry(places.card)
        self.pin_button.setGeometry(places.button)
        self.panel.setGeometry(places.panel)
        self.footer.setGeometry(places.footer)
        for covered in (self.card, self.pin_button):
            covered.setVisible(not entering)

    def _palette(self) -> Palette:
        theme = self._settings.kiosk.theme
        if theme is Theme.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if theme is Theme.DARK else LIGHT

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """With an exit PIN nothing else closes the window; it may also be asked for by the footer's lock."""
        if self._may_leave:
            super().closeEvent(event)
            self.closed.emit()
        else:
            event.ignore()
            self._ask_to_leave()

    def _ask_to_leave(self) -> None:
        from faceclock.gui.kiosk.exit_dialog import ExitDialog  # most kiosks are never left

        assert self._exit_check is not None and self._dressed is not None
        palette, metrics, _ = self._dressed
        dialog = ExitDialog(self._exit_check, palette, metrics, self)
        dialog.accepted.connect(self._leave)
        dialog.open()

    def _leave(self) -> None:
        self._may_leave = True
        self.close()

    # Full screen

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _escape(self) -> None:
        if self.panel.isVisible():
            self.panel.close_panel()
        elif self.isFullScreen() and not self._lockdown:
            self.showNormal()

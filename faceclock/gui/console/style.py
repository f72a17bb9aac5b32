"""The style sheet of the console, made of tokens. Widgets name a role; what a role looks like stands here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from faceclock.gui.tokens import CONSOLE, DARK, LIGHT, SIZES, Palette
from faceclock.settings.model import Theme
from faceclock.settings.paths import assets_folder


def palette_for(theme: Theme) -> Palette:
    """The colours of a style; "system" asks the desktop."""
    if theme is Theme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme is Theme.DARK else LIGHT


def qt_palette(p: Palette) -> QPalette:
    """For what the style sheet does not reach: placeholders, links, the views' own painting."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, p.bg),
        (QPalette.ColorRole.Base, p.surface),
        (QPalette.ColorRole.AlternateBase, p.bg),
        (QPalette.ColorRole.Button, p.surface),
        (QPalette.ColorRole.ToolTipBase, p.surface),
        (QPalette.ColorRole.Highlight, p.accent_soft),
        (QPalette.ColorRole.Link, p.accent),
        (QPalette.ColorRole.PlaceholderText, p.muted),
        (QPalette.ColorRole.WindowText, p.text),
        (QPalette.ColorRole.Text, p.text),
        (QPalette.ColorRole.ButtonText, p.text),
        (QPalette.ColorRole.ToolTipText, p.text),
        (QPalette.ColorRole.HighlightedText, p.text),
    ):
        made.setColor(role, QColor(colour))
    return made


def console_sheet(p: Palette) -> str:
    """QSS for all windows and dialogs of the console."""
    return "\n".join((_surfaces(p), _labels(p), _buttons(p), _fields(p), _choices(p), _tables(p), _bars(p)))


def _surfaces(p: Palette) -> str:
    card = f"border: 1px solid {p.line}; border-radius: {CONSOLE.radius_card}px;"
    return f"""
    QMainWindow, QDialog, QWidget#page, QWidget#plain {{ background: {p.bg}; }}
    QDialog {{ border: 1px solid {p.line}; }}
    QWidget#rail {{ background: {p.surface}; border-right: 1px solid {p.line}; }}
    QFrame#card {{ background: {p.surface}; {card} }}
    QFrame#card:focus {{ border: {SIZES.frame}px solid {p.accent}; }}
    QFrame#card[tone="warn"] {{ background: {p.warn_soft}; border-color: {p.warn}; }}
    QFrame#card[tone="bad"] {{ background: {p.bad_soft}; border-color: {p.bad}; }}
    QFrame#card[tone="ok"] {{ background: {p.ok_soft}; border-color: {p.ok}; }}
    QFrame#toast {{ background: {p.surface}; {card} }}
    QFrame#toast[tone="bad"] {{ border-color: {p.bad}; }}
    QFrame#rule {{ background: {p.line}; border: none; max-height: 1px; min-height: 1px; }}
    QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
    QToolTip {{ color: {p.text}; background: {p.surface}; border: 1px solid {p.line}; padding: 4px; }}
    QMenu {{
        color: {p.text}; background: {p.surface}; border: 1px solid {p.line}; padding: 4px;
        font-size: {CONSOLE.body}px;
    }}
    QMenu::item {{ padding: 8px 24px 8px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {p.accent_soft}; }}
    QMenu::item:disabled {{ color: {p.muted}; }}
    QSplitter::handle {{ background: transparent; width: {CONSOLE.gap}px; }}
    """


def _labels(p: Palette) -> str:
    pills = "\n".join(
        f'QLabel#pill[tone="{tone}"] {{ color: {colour}; background: {soft}; }}'
        for tone, colour, soft in (
            ("ok", p.ok, p.ok_soft),
            ("warn", p.warn, p.warn_soft),
            ("bad", p.bad, p.bad_soft),
            ("info", p.accent, p.accent_soft),
            ("quiet", p.muted, p.bg),
        )
    )
    return f"""
    QLabel {{ color: {p.text}; font-size: {CONSOLE.body}px; background: transparent; }}
    QLabel[role="title"] {{ font-size: {CONSOLE.title}px; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {CONSOLE.heading}px; font-weight: 600; }}
    QLabel[role="subheading"] {{ font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: {CONSOLE.figure}px; font-weight: 600; }}
    QLabel[role="value"] {{ font-size: {CONSOLE.heading}px; font-weight: 600; }}
    QLabel[role="small"] {{ font-size: {CONSOLE.small}px; color: {p.muted}; }}
    QLabel[role="muted"] {{ color: {p.muted}; }}
    QLabel[role="error"] {{ color: {p.bad}; }}
    QLabel[tone="ok"] {{ color: {p.ok}; }}
    QLabel[tone="warn"] {{ color: {p.warn}; }}
    QLabel[tone="bad"] {{ color: {p.bad}; }}
    QLabel#pill {{ font-size: {CONSOLE.small}px; font-weight: 600; border-radius: 10px; padding: 4px 10px; }}
    QLabel#initials {{ background: {p.accent_soft}; color: {p.accent}; font-size: {CONSOLE.small}px;
        font-weight: 600; border-radius: {CONSOLE.badge // 2}px; }}
    {pills}
    """


def _buttons(p: Palette) -> str:
    focus = f"border: {SIZES.frame}px solid {p.accent};"
    return f"""
    QPushButton, QToolButton {{
        color: {p.text}; background: {p.surface}; border: 1px solid {p.line}; font-size: {CONSOLE.body}px;
        font-weight: 500; border-radius: {CONSOLE.radius_control}px; padding: 0 14px;
        min-height: {CONSOLE.control - 2}px;
    }}
    QToolButton {{ padding: 0; min-width: {CONSOLE.control - 2}px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {p.accent}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {p.accent_soft}; }}
    QPushButton:focus, QToolButton:focus {{ {focus} padding: 0 13px; outline: none; }}
    QToolButton:focus {{ padding: 0; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {p.muted}; background: {p.bg}; }}
    QPushButton:checked {{ background: {p.accent_soft}; color: {p.accent}; border-color: {p.accent}; }}
    QPushButton[kind="primary"] {{
        color: {p.on_accent}; background: {p.accent}; border-color: {p.accent}; font-weight: 600;
    }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {p.accent_strong}; }}
    QPushButton[kind="primary"]:focus {{ border-color: {p.text}; }}
    QPushButton[kind="primary"]:disabled {{ color: {p.muted}; background: {p.bg}; border-color: {p.line}; }}
    QPushButton[kind="danger"] {{ color: {p.bad}; border-color: {p.bad}; font-weight: 600; }}
    QPushButton[kind="danger"]:pressed {{ background: {p.bad_soft}; }}
    QPushButton[kind="danger"]:disabled {{ color: {p.muted}; border-color: {p.line}; }}
    QPushButton[kind="link"] {{
        color: {p.accent}; background: transparent; border-color: transparent; padding: 0 4px;
    }}
    QPushButton[kind="link"]:focus {{ border-color: {p.accent}; padding: 0 3px; }}
    QToolButton[kind="flat"] {{ background: transparent; border-color: transparent; }}
    QToolButton[kind="flat"]:hover {{ background: {p.accent_soft}; }}
    QToolButton[kind="flat"]:focus {{ {focus} }}
    QPushButton[kind="rail"] {{
        text-align: left; color: {p.muted}; background: transparent; border: {SIZES.frame}px solid transparent;
        min-height: {CONSOLE.rail_item - 4}px; padding: 0 10px;
    }}
    QPushButton[kind="rail"]:hover {{ background: {p.bg}; }}
    QPushButton[kind="rail"]:checked {{ background: {p.accent_soft}; color: {p.accent}; font-weight: 600; }}
    QPushButton[kind="rail"]:focus {{ border-color: {p.accent}; }}
    QPushButton::menu-indicator {{ image: none; }}
    """


def _fields(p: Palette) -> str:
    icons = assets_folder() / "styles"
    arrow = (icons / f"chevron-{'dark' if p is DARK else 'light'}.svg").as_posix()
    fields = "QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox"
    return f"""
    {fields} {{
        color: {p.text}; background: {p.surface}; border: 1px solid {p.line}; font-size: {CONSOLE.body}px;
        border-radius: {CONSOLE.radius_control}px; padding: 0 10px; min-height: {CONSOLE.control - 2}px;
        selection-background-color: {p.accent}; selection-color: {p.on_accent};
    }}
    QTextEdit, QPlainTextEdit {{ padding: 8px 10px; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
        border: {SIZES.frame}px solid {p.accent}; padding: 0 9px;
    }}
    QTextEdit:focus, QPlainTextEdit:focus {{ padding: 7px 9px; }}
    QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
        color: {p.muted}; background: {p.bg};
    }}
    QLineEdit[wrong="true"] {{ border-color: {p.bad}; }}
    QLineEdit QToolButton {{ background: transparent; border: none; min-width: 0; min-height: 0; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 28px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{arrow}"); width: 16px; height: 16px; }}
    QComboBox QAbstractItemView {{
        color: {p.text}; background: {p.surface}; border: 1px solid {p.line}; outline: none; padding: 4px;
        selection-background-color: {p.accent_soft}; selection-color: {p.text};
    }}
    QComboBox QAbstractItemView::item {{ min-height: 32px; }}
    QAbstractSpinBox {{ min-height: {CONSOLE.control - 5}px; }}
    QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
    QTimeEdit::up-button, QTimeEdit::down-button {{ width: 0; border: none; }}
    QCalendarWidget QToolButton {{ border: none; min-width: 32px; padding: 0 6px; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {p.surface}; }}
    QCalendarWidget QAbstractItemView {{
        color: {p.text}; background: {p.surface}; selection-background-color: {p.accent};
        selection-color: {p.on_accent};
    }}
    """


def _choices(p: Palette) -> str:
    check = (assets_folder() / "styles" / f"check-{'dark' if p is DARK else 'light'}.svg").as_posix()
    box = f"width: 18px; height: 18px; border: 1px solid {p.muted}; background: {p.surface};"
    return f"""
    QCheckBox, QRadioButton, QGroupBox {{
        color: {p.text}; font-size: {CONSOLE.body}px; spacing: 10px; min-height: {CONSOLE.control}px;
        border: {SIZES.frame}px solid transparent; border-radius: {CONSOLE.radius_control}px;
    }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; outline: none; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {p.muted}; }}
    QCheckBox::indicator, QTableView::indicator, QListView::indicator {{ {box} border-radius: 5px; }}
    QRadioButton::indicator {{ {box} border-radius: 10px; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {{
        background: {p.accent}; border-color: {p.accent}; image: url("{check}");
    }}
    QRadioButton::indicator:checked {{
        background: {p.surface}; border: 6px solid {p.accent}; width: 8px; height: 8px;
    }}
    QSlider {{ min-height: {CONSOLE.control}px; }}
    QSlider::groove:horizontal {{ height: 6px; background: {p.line}; border-radius: 3px; }}
    QSlider::sub-page:horizontal {{ background: {p.accent}; border-radius: 3px; }}
    QSlider::handle:horizontal {{
        width: 18px; height: 18px; margin: -8px 0; border-radius: 11px; background: {p.surface};
        border: {SIZES.frame}px solid {p.accent};
    }}
    QSlider::handle:horizontal:focus {{ background: {p.accent_soft}; }}
    """


def _tables(p: Palette) -> str:
    return f"""
    QAbstractItemView {{
        color: {p.text}; background: {p.surface}; border: none; outline: none; font-size: {CONSOLE.body}px;
        selection-background-color: {p.accent_soft}; selection-color: {p.text};
        alternate-background-color: {p.bg};
    }}
    QTableView {{ gridline-color: {p.line}; }}
    QTableView:focus, QListView:focus {{ border: 1px solid {p.accent}; border-radius: {CONSOLE.radius_control}px; }}
    QListView::item {{ min-height: {CONSOLE.control}px; padding: 0 8px; border-radius: {CONSOLE.radius_control}px; }}
    QListView::item:selected {{ background: {p.accent_soft}; color: {p.text}; }}
    QHeaderView {{ background: {p.surface}; border: none; }}
    QHeaderView::section {{
        color: {p.muted}; background: {p.surface}; border: none; border-bottom: 1px solid {p.line};
        font-size: {CONSOLE.small}px; font-weight: 500; padding: 0 12px; min-height: {CONSOLE.control}px;
    }}
    QTableCornerButton::section {{ background: {p.surface}; border: none; }}
    QTabBar {{ background: transparent; border: none; outline: none; }}
    QTabBar::tab {{
        color: {p.muted}; background: transparent; border: none; font-size: {CONSOLE.body}px;
        padding: 8px 0 10px 0; margin-right: 24px; border-bottom: 2px solid transparent;
    }}
    QTabBar::tab:selected {{ color: {p.accent}; font-weight: 600; border-bottom-color: {p.accent}; }}
    QTabBar::tab:hover {{ color: {p.text}; }}
    QTabBar::tab:focus {{
        color: {p.accent}; background: {p.accent_soft}; border-top-left-radius: 4px; border-top-right-radius: 4px;
    }}
    """


def _bars(p: Palette) -> str:
    return f"""
    QProgressBar {{ background: {p.line}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {p.accent}; border-radius: 3px; }}
    QScrollBar, QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 12px; }} QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {p.line}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:hover {{ background: {p.muted}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }} QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """

"""The style sheet of the kiosk, made of tokens. Widgets name a role; what a role looks like stands here."""

from faceclock.gui.tokens import SIZES, Metrics, Palette


def kiosk_sheet(p: Palette, m: Metrics) -> str:
    """QSS for a window of one style and size."""
    return "\n".join((_labels(p, m), _cards(p, m), _buttons(p, m), _fields(p, m)))


def _labels(p: Palette, m: Metrics) -> str:
    small, body, title = m.font(SIZES.small), m.font(SIZES.body), m.font(SIZES.title)
    clock, display = m.font(SIZES.clock), m.font(SIZES.display)
    return f"""
    QWidget#kiosk {{ background: {p.bg}; }}
    QLabel {{ color: {p.text}; font-size: {small}px; background: transparent; }}
    QLabel[role="company"] {{ font-size: {m.font(SIZES.company)}px; font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {p.muted_strong}; }}
    QLabel[role="clock"] {{ font-size: {clock}px; font-weight: 600; }}
    QLabel[role="display"] {{ font-size: {display}px; font-weight: 600; }}
    QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
    QLabel[role="subtitle"] {{ font-size: {body}px; font-weight: 600; }}
    QLabel[role="time"] {{ font-size: {clock}px; font-weight: 600; }}
    QLabel[role="error"] {{ color: {p.bad_strong}; font-weight: 600; }}
    QLabel[role="badge"] {{ color: {p.on_ok}; font-size: {title}px; font-weight: 700; }}
    QLabel[role="already"] {{ color: {p.ok_strong}; font-size: {body}px; font-weight: 600; }}
    QLabel[role="chip"] {{ color: {p.text}; font-weight: 600; }}
    """


def _cards(p: Palette, m: Metrics) -> str:
    radius = m.px(SIZES.radius_card)
    tones = {"ok": p.ok, "bad": p.bad, "warn": p.warn}
    toned = "\n".join(
        f'QFrame#card[tone="{tone}"] {{ border: {SIZES.frame}px solid {colour}; }}'
        for tone, colour in tones.items()
    )
    return f"""
    QFrame#card, QFrame#panel {{
        background: {p.surface}; border: {SIZES.line}px solid {p.line}; border-radius: {radius}px;
    }}
    {toned}
    QFrame#badge {{ background: {p.ok_strong}; border-radius: {m.px(SIZES.radius_control)}px; }}
    QFrame#already {{ background: {p.ok_soft}; border-radius: {m.px(SIZES.radius_control)}px; }}
    QFrame#chip {{ background: {p.warn_soft}; border-radius: {m.px(SIZES.space_4)}px; }}
    QFrame#chip[tone="ok"] {{ background: {p.ok_soft}; }}
    QFrame#rule {{ background: {p.line}; }}
    """


def _buttons(p: Palette, m: Metrics) -> str:
    radius, body, small = m.px(SIZES.radius_control), m.font(SIZES.body), m.font(SIZES.small)
    focus = f"border: {SIZES.frame}px solid {p.accent};"
    return f"""
    QAbstractButton {{
        color: {p.text}; background: {p.surface}; border: {SIZES.line}px solid {p.line};
        border-radius: {radius}px; font-size: {body}px; font-weight: 500; padding: 0 {m.px(SIZES.space_3)}px;
    }}
    QAbstractButton:hover {{ border-color: {p.accent}; }}
    QAbstractButton:pressed {{ background: {p.accent_soft}; }}
    QAbstractButton:focus {{ {focus} outline: none; }}
    QAbstractButton:disabled {{ color: {p.muted_strong}; background: {p.bg}; }}
    QAbstractButton[kind="primary"] {{
        color: {p.on_accent}; background: {p.accent_strong}; border-color: {p.accent_strong};
        font-weight: 600;
    }}
    QAbstractButton[kind="primary"]:pressed {{ background: {p.accent}; }}
    QAbstractButton[kind="primary"]:focus {{ border: {SIZES.frame}px solid {p.text}; }}
    QAbstractButton[kind="primary"]:disabled {{
        color: {p.muted_strong}; background: {p.bg}; border-color: {p.line};
    }}
    QAbstractButton[kind="flat"] {{
        color: {p.muted_strong}; background: transparent; font-size: {small}px;
        border: {SIZES.frame}px solid transparent; padding: 0 {m.px(SIZES.space_2)}px;
    }}
    QAbstractButton[kind="flat"]:checked {{ color: {p.text}; font-weight: 600; }}
    QAbstractButton[kind="flat"]:focus {{ {focus} }}
    QAbstractButton[large="true"] {{ font-size: {m.font(SIZES.company)}px; }}
    QAbstractButton[choice="true"] {{ font-size: {m.font(SIZES.company)}px; font-weight: 700; padding: 0; }}
    QAbstractButton[kind="key"] {{ font-size: {m.font(SIZES.company)}px; font-weight: 600; padding: 0; }}
    """


def _fields(p: Palette, m: Metrics) -> str:
    return f"""
    QLineEdit {{
        color: {p.text}; background: {p.bg}; border: {SIZES.line}px solid {p.line};
        border-radius: {m.px(SIZES.radius_control)}px; font-size: {m.font(SIZES.company)}px; font-weight: 600;
        padding: 0 {m.px(SIZES.space_3)}px; selection-background-color: {p.accent_soft};
        selection-color: {p.text};
    }}
    QLineEdit[active="true"] {{ border: {SIZES.frame}px solid {p.accent}; }}
    QLineEdit:disabled {{ color: {p.muted_strong}; }}
    """

"""Words of the declarations in the language of the window."""

from faceclock.gui.language import translate
from faceclock.settings.declared import Declared, Kind, Value


def in_words(text: str) -> str:
    """A title, description, unit or choice: `declared_words` names them all for the translations."""
    return translate("Declared", text) if text else ""


def value_words(declared: Declared, value: Value) -> str:
    """A value as somebody would say it."""
    if declared.kind is Kind.TOGGLE:
        return translate("Settings", "on") if value else translate("Settings", "off")
    if declared.kind is Kind.CHOICE:
        return next((in_words(name) for code, name in declared.choices if code == value), str(value))
    if isinstance(value, int | float):
        return f"{value:g} {in_words(declared.unit)}".strip()
    return value or translate("Settings", "empty")


def bounds_words(declared: Declared) -> str:
    """What a number may be; empty for anything else."""
    if declared.least is None or declared.most is None:
        return ""
    return translate("Settings", "({least} to {most})").format(
        least=f"{declared.least:g}", most=f"{declared.most:g}"
    )


def fault_words(declared: Declared, sentence: str) -> str:
    """Why a value is refused; ``sentence`` where the kind of the setting does not say it better."""
    if declared.least is not None and declared.most is not None:
        return translate("Settings", "Give a number from {least} to {most}.").format(
            least=f"{declared.least:g}", most=f"{declared.most:g}"
        )
    if declared.kind is Kind.ZONE:
        return translate("Settings", "There is no such time zone; type a city and choose one of the list.")
    return sentence

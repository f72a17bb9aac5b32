"""Problems come as English sentences from below; here they get the language of the window.

The sentences stand in the code as templates with values in them. `tools/translations.py` collects these templates,
and assets/translations/problems_<language>.json holds what each becomes, with {0}, {1} ... for the values.
"""

import json
import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from faceclock.settings.paths import assets_folder

_VALUE = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True)
class _Template:
    """``literals`` stand around the values, one more than there are of them."""

    literals: tuple[str, ...]
    translation: str

    def values(self, sentence: str) -> list[str] | None:
        """What stands between the literals; None where the sentence is another."""
        first, *rest = self.literals
        if not sentence.startswith(first):
            return None
        found, begin = [], len(first)
        for number, literal in enumerate(rest):
            last = number == len(rest) - 1
            end = len(sentence) - len(literal) if last else sentence.find(literal, begin)
            if end < begin or not sentence.startswith(literal, end):
                return None
            found.append(sentence[begin:end])
            begin = end + len(literal)
        return found if begin == len(sentence) else None


def in_words(sentence: str) -> str:
    """The sentences as the window says them, one a line; one that nobody translated stays as it is."""
    return "\n".join(_known(line) or _of_entry(line) or line for line in sentence.split("\n"))


def _known(sentence: str) -> str | None:
    for template in _templates(_language()):
        values = template.values(sentence)
        if values is not None:
            return _filled(template.translation, [in_words(value) for value in values])
    return None


def _filled(translation: str, values: list[str]) -> str:
    return _VALUE.sub(lambda place: values[int(place[1])], translation)


def _of_entry(sentence: str) -> str | None:
    """A problem of the rule book: "shift early, end: what is wrong."."""
    head, _, rest = sentence.partition(": ")
    table, _, place = head.partition(" ")
    said = _known(rest.removesuffix("."))
    return None if said is None else f"{_known(table) or table} {place}: {said}"


def _language() -> str:
    """Which one the installed translations speak; they say so themselves."""
    return QCoreApplication.translate("Problems", "en")


@cache
def _templates(language: str) -> list[_Template]:
    """The longest literals first, so that the most particular sentence is found."""
    file = assets_folder() / "translations" / f"problems_{language}.json"
    if not file.exists():
        return []
    read = json.loads(file.read_text(encoding="utf-8"))
    made = [_Template(tuple(_VALUE.split(text)[::2]), said) for text, said in read.items()]
    return sorted(made, key=lambda template: -sum(map(len, template.literals)))

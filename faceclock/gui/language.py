"""The language of the windows: translations, and the locale of dates and times."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from faceclock.settings.model import Language
from faceclock.settings.paths import assets_folder

NAMES = {Language.ENGLISH: "English", Language.CHINESE: "中文"}  # each in its own language, never translated


def resolve(wanted: Language) -> Language:
    """The language that "system" stands for: Chinese where the system speaks it, else English."""
    if wanted is not Language.SYSTEM:
        return wanted
    chinese = QLocale.system().language() is QLocale.Language.Chinese
    return Language.CHINESE if chinese else Language.ENGLISH


def locale_of(language: Language) -> QLocale:
    """For dates: English as written in Europe, unless the system's own English is another."""
    if language is Language.CHINESE:
        return QLocale("zh_CN")
    system = QLocale.system()
    english = system.language() is QLocale.Language.English
    return system if english else QLocale("en_GB")


class Translations:
    """Installs one language at a time. Qt then sends every widget a LanguageChange."""

    def __init__(self) -> None:
        self._installed: QTranslator | None = None
        self.language = Language.ENGLISH

    def use(self, wanted: Language) -> None:
        self.language = resolve(wanted)
        self._remove()
        if self.language is not Language.ENGLISH:
            self._install()

    def _install(self) -> None:
        translator = QTranslator()
        name = f"faceclock_{self.language.value}"
        if translator.load(name, str(assets_folder() / "translations")):
            QCoreApplication.installTranslator(translator)
            self._installed = translator

    def _remove(self) -> None:
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None

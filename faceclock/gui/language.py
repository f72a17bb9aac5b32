"""The language of the windows: translations, and the locale of dates and times."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from faceclock.settings.model import Language
from faceclock.settings.paths import assets_folder

translate = QCoreApplication.translate  # the translations tool knows it by this name

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
    """Installs one language at a time, from all files of it. Qt then sends every widget a LanguageChange."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self.language = Language.ENGLISH

    def use(self, wanted: Language) -> None:
        self.language = resolve(wanted)
        self._remove()
        if self.language is not Language.ENGLISH:
            self._install()

    def _install(self) -> None:
        own = sorted((assets_folder() / "translations").glob(f"*_{self.language.value}.qm"))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (f"{qt}/qtbase_{self.language.value}.qm", *map(str, own)):
            translator = QTranslator()
            if translator.load(file):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)

    def _remove(self) -> None:
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

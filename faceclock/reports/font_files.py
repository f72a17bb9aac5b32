"""Fonts of this machine that reports on paper are set in: one that has Chinese and Latin, others for other letters.

They are looked for by file name, which costs a walk through the font folders and opens nothing.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from faceclock.domain.errors import EnvironmentProblem, InputProblem

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_INSTALL = (
    "install Noto Sans CJK (Debian, Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts), or name a font "
    "file in the setting reports.font"
)


@dataclass(frozen=True)
class Known:
    """A family as it is called inside the file, and the names of its files."""

    family: str
    regular: tuple[str, ...]
    bold: tuple[str, ...] = ()
    chinese: bool = True


# Best first. Variable fonts are left out: they would be embedded whole.
_KNOWN = (
    Known("Noto Sans CJK SC", ("NotoSansCJK-Regular.ttc",), ("NotoSansCJK-Bold.ttc",)),
    Known(
        "Noto Sans CJK SC",
        ("NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "NotoSansSC-Regular.ttf"),
        ("NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf", "NotoSansSC-Bold.ttf"),
    ),
    Known(
        "Source Han Sans SC",
        ("SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf", "SourceHanSans-Regular.ttc"),
        ("SourceHanSansSC-Bold.otf", "SourceHanSansCN-Bold.otf", "SourceHanSans-Bold.ttc"),
    ),
    Known("Microsoft YaHei", ("msyh.ttc", "msyh.ttf"), ("msyhbd.ttc", "msyhbd.ttf")),
    Known("PingFang SC", ("PingFang.ttc",)),
    Known("Hiragino Sans GB", ("Hiragino Sans GB.ttc",)),
    Known("DengXian", ("Deng.ttf",), ("Dengb.ttf",)),
    Known("WenQuanYi Micro Hei", ("wqy-microhei.ttc",)),
    Known("WenQuanYi Zen Hei", ("wqy-zenhei.ttc",)),
    Known("Heiti SC", ("STHeiti Light.ttc",), ("STHeiti Medium.ttc",)),
    Known("SimHei", ("simhei.ttf",)),
    Known("Arial Unicode MS", ("Arial Unicode.ttf", "ARIALUNI.TTF")),
    Known("Droid Sans Fallback", ("DroidSansFallbackFull.ttf", "DroidSansFallback.ttf")),
    Known("Noto Sans", ("NotoSans-Regular.ttf",), ("NotoSans-Bold.ttf",), chinese=False),
    Known("Segoe UI", ("segoeui.ttf",), ("segoeuib.ttf",), chinese=False),
    Known("DejaVu Sans", ("DejaVuSans.ttf",), ("DejaVuSans-Bold.ttf",), chinese=False),
    Known("Liberation Sans", ("LiberationSans-Regular.ttf",), ("LiberationSans-Bold.ttf",), chinese=False),
    Known("Arial", ("arial.ttf", "Arial.ttf"), ("arialbd.ttf", "Arial Bold.ttf"), chinese=False),
)
_OTHERS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "Symbola.ttf",
    "segoeui.ttf",
    "seguisym.ttf",
    "tahoma.ttf",
    "Arial Unicode.ttf",
)


@dataclass(frozen=True)
class FontFile:
    """``number`` is the face within a collection."""

    path: Path
    number: int = 0


@dataclass(frozen=True)
class Fonts:
    """``bold`` is the regular one where there is none. ``others`` are tried for letters that it lacks."""

    name: str
    regular: FontFile
    bold: FontFile
    others: tuple[FontFile, ...] = ()


def find_fonts(named: str = "", *, chinese: bool = True) -> Fonts:
    """The font named (a file, or a family that we know), else the best one found.

    Raises InputProblem for a name that is not found, EnvironmentProblem where there is no font that serves.
    """
    files = _files()
    others = tuple(FontFile(files[name.lower()]) for name in _OTHERS if name.lower() in files)
    if named:
        return _named(named, files, others)
    for known in _KNOWN:
        if (known.chinese or not chinese) and (found := _found(known, files, others)):
            return found
    what = "Chinese letters" if chinese else "letters"
    raise EnvironmentProblem(f"This computer has no font with {what} that PDF reports can use; {_INSTALL}.")


def _named(named: str, files: dict[str, Path], others: tuple[FontFile, ...]) -> Fonts:
    path = Path(named).expanduser()
    if path.suffix.lower() in _SUFFIXES:
        face = FontFile(path if path.is_file() else files.get(path.name.lower(), path))
        _check(face.path, named)
        return Fonts(path.stem, face, face, others)
    for known in _KNOWN:
        if known.family.lower() == named.lower() and (found := _found(known, files, others)):
            return found
    raise InputProblem(f"The font {named} of the setting reports.font is not found; {_INSTALL}.")


def _check(path: Path, named: str) -> None:
    try:
        letters_of(FontFile(path))
    except (OSError, TTLibError) as error:
        raise InputProblem(
            f"The font {named} of the setting reports.font cannot be read; {_INSTALL}."
        ) from error


def _found(known: Known, files: dict[str, Path], others: tuple[FontFile, ...]) -> Fonts | None:
    regular = _first(known.regular, files)
    if regular is None:
        return None
    bold = _first(known.bold, files) or regular
    return Fonts(known.family, _face(regular, known.family), _face(bold, known.family), others)


def _first(names: tuple[str, ...], files: dict[str, Path]) -> Path | None:
    return next((files[name.lower()] for name in names if name.lower() in files), None)


def _face(path: Path, family: str) -> FontFile:
    """The face of this family in a collection, else its first."""
    if path.suffix.lower() not in (".ttc", ".otc"):
        return FontFile(path)
    with path.open("rb") as stream:
        collection = TTCollection(stream, lazy=True)
        names = [str(font["name"].getBestFamilyName()) for font in collection.fonts]
    return FontFile(path, names.index(family) if family in names else 0)


@cache
def letters_of(font: FontFile) -> frozenset[int]:
    """The code points that a font can draw. Raises OSError and TTLibError."""
    with font.path.open("rb") as stream:
        opened = TTFont(stream, fontNumber=font.number, lazy=True)
        return frozenset(opened.getBestCmap() or ())


@cache
def _files() -> dict[str, Path]:
    """Every font file by its name in small letters."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(_SUFFIXES):
                    found.setdefault(name.lower(), Path(place, name))
    return found


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"), "Microsoft/Windows/Fonts")
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
        yield Path("/System/Library/AssetsV2")
    else:
        yield from (home / ".local/share/fonts", home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))

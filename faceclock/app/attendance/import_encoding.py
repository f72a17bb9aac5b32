"""In which encoding a text file is. What cannot be told for sure is asked for, never guessed."""

import codecs
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from faceclock.domain.errors import InputProblem

LONGEST_LINE = 1 << 16
_PIECE = 1 << 20
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_GB_2312 = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe])+")
_IN_A_WORD = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")


class Encoding(StrEnum):
    AUTO = "auto"
    UTF_8 = "utf-8"
    GBK = "gbk"
    LATIN_1 = "latin-1"

    @property
    def codec(self) -> str:
        """The supersets that programs really write under these names."""
        return {Encoding.GBK: "gb18030", Encoding.LATIN_1: "cp1252"}.get(self, "utf-8-sig")


def encoding_of(path: Path, named: Encoding = Encoding.AUTO) -> Encoding:
    """What ``path`` is written in, read in pieces. Raises InputProblem where it is not what was ``named``, and
    where nothing was named and it may be GBK as well as Latin-1; OSError as files do."""
    if _begins_with(path, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise InputProblem(f"{path.name} is written in UTF-16; save it as CSV UTF-8.")
    if named is Encoding.AUTO:
        return _told_by_its_bytes(path)
    if not _decodes(path, named):
        raise InputProblem(f"{path.name} is not written in {named.value}; name another --encoding.")
    if named is not Encoding.UTF_8 and _is_utf_8_instead(path, named):
        raise InputProblem(f"{path.name} is written in utf-8, not in {named.value}; leave out --encoding.")
    return named


def _begins_with(path: Path, *marks: bytes) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) in marks


def _decodes(path: Path, encoding: Encoding) -> bool:
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    try:
        for piece in _pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _told_by_its_bytes(path: Path) -> Encoding:
    """Letters of Latin-1 mostly stand alone in a word; Chinese ones are pairs of high bytes apart from ASCII letters,
    and few of them are valid UTF-8 too. A file of another kind is told by nobody."""
    mixed = _has_mixed_words(path)
    if _decodes(path, Encoding.UTF_8):
        if mixed or _begins_with(path, codecs.BOM_UTF8[:2]) or not _all_common_chinese(path):
            return Encoding.UTF_8
        raise InputProblem(
            f"{path.name} may be UTF-8 or GBK; say which by --encoding utf-8 or --encoding gbk."
        )
    lengths = {min(len(run), 2) for run in _runs(path)}
    if lengths == {2} and not mixed and _decodes(path, Encoding.GBK):
        return Encoding.GBK
    if lengths == {1} and _decodes(path, Encoding.LATIN_1):
        return Encoding.LATIN_1
    raise InputProblem(
        f"{path.name} is not UTF-8 and may be GBK or Latin-1; say which by --encoding gbk or --encoding latin-1."
    )


def _all_common_chinese(path: Path) -> bool:
    """Whether there are high bytes, and all of them would be characters of GB 2312."""
    found = False
    for run in _runs(path):
        found = True
        if not _GB_2312.fullmatch(run):
            return False
    return found


def _has_mixed_words(path: Path) -> bool:
    return any(_IN_A_WORD.search(piece) for piece in _pieces(path))


def _is_utf_8_instead(path: Path, named: Encoding) -> bool:
    """Whether ``path`` is valid UTF-8 by more than a chance that text in ``named`` could have."""
    chance = 2 if named is Encoding.GBK else 0
    return _decodes(path, Encoding.UTF_8) and any(len(run) > chance for run in _runs(path))


def _runs(path: Path) -> Iterator[bytes]:
    """Bytes beyond ASCII that stand together."""
    return (run for piece in _pieces(path) for run in _HIGH_BYTES.findall(piece))


def _pieces(path: Path) -> Iterator[bytes]:
    """Whole lines of about a megabyte. Raises InputProblem for a line without an end."""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            end = stream.readline(LONGEST_LINE)
            if len(end) == LONGEST_LINE:
                raise InputProblem(
                    f"{path.name} has a line of over {LONGEST_LINE} bytes; it is no table of punches."
                )
            yield piece + end

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
        return Encoding.UTF_8 if _decodes(path, Encoding.UTF_8) else _told_by_its_bytes(path)
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
    """Letters of Latin-1 mostly stand alone between ASCII, Chinese ones are pairs of high bytes. A file that has
    both is told by nobody."""
    alone, together = False, False
    for run in _runs(path):
        alone |= len(run) == 1
        together |= len(run) > 1
    if together and not alone and _decodes(path, Encoding.GBK):
        return Encoding.GBK
    if alone and not together and _decodes(path, Encoding.LATIN_1):
        return Encoding.LATIN_1
    raise InputProblem(
        f"{path.name} is not UTF-8 and may be GBK or Latin-1; say which by --encoding gbk or --encoding latin-1."
    )


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

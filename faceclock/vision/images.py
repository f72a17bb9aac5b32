"""Picture files in, upright BGR pixels out, or one sentence that says why not."""

import re
import struct
import warnings
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.face import Image
from faceclock.vision.files import read_regular_file

MAX_PIXELS = 40_000_000
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, struct.error)  # what Pillow raises for broken files

_ORIENTATION = 0x0112  # EXIF's tag; what to do for its values 2 to 8
_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}

# Odd metadata is no reason to refuse a picture, nor to write on the operator's terminal.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
# Pillow only warns about sizes that we refuse; as an error it is caught below and never printed.
warnings.simplefilter("error", Pillow.DecompressionBombWarning)


def read_image(path: Path) -> Image:
    """The picture in ``path``: (height, width, 3) uint8, BGR, upright by its EXIF, C-contiguous.

    Raises ImageProblem for a file that is missing, unreadable, empty, broken, over 40 MP or no picture.
    """
    return decode_image(read_picture(path), str(path))


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file, for `decode_image`. Raises ImageProblem."""
    try:
        return read_regular_file(path)
    except InputProblem as problem:
        raise ImageProblem(str(problem)) from problem
    except FileNotFoundError as error:
        raise ImageProblem(f"The picture {path} does not exist; check its name.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ImageProblem(f"The picture {path} cannot be read ({reason}); check the file.") from error


def decode_image(data: bytes, name: str) -> Image:
    """As ``read_image``, for the bytes of a file; ``name`` stands in the error."""
    if not data:
        raise ImageProblem(f"The picture {name} is empty; choose another.")
    try:
        with Pillow.open(BytesIO(data), formats=_FORMATS) as picture:
            _refuse_size(picture.size, name)
            fast = _decode_plain(data, picture)
            return _decode_odd(picture, name) if fast is None else fast
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except UnidentifiedImageError as error:
        raise ImageProblem(
            f"{name} is not a picture that can be read; use JPEG, PNG, WebP, BMP or TIFF."
        ) from error
    except _DAMAGE as error:
        raise _damaged(name) from error


def image_files(folder: Path) -> list[Path]:
    """The pictures directly in ``folder`` by suffix, in natural order (2 before 10), without hidden ones.

    Raises ImageProblem when the folder cannot be listed.
    """
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()]
    except OSError as error:
        raise ImageProblem(f"The folder {folder} cannot be listed; check its name and rights.") from error
    return sorted((path for path in found if not path.name.startswith(".")), key=_natural)


def _natural(path: Path) -> list[tuple[bool, int, str]]:
    parts = re.findall(r"\d+|\D+", path.name)
    return [(False, int(part), "") if part.isdecimal() else (True, 0, part.casefold()) for part in parts]


def _refuse_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> ImageProblem:
    return ImageProblem(f"The picture {name} has over {MAX_PIXELS // 10**6} megapixels; make it smaller.")


def _damaged(name: str) -> ImageProblem:
    return ImageProblem(f"The picture {name} is damaged or cut short; choose another.")


def _decode_plain(data: bytes, picture: Pillow.Image) -> Image | None:
    """Ordinary whole JPEG and PNG through OpenCV, several times as fast as Pillow; None for everything else.

    OpenCV turns the picture upright itself. It fills a cut-off picture with grey instead of complaining,
    hence the look at the file's end; it drops transparency, has no right colours for CMYK, and writes of odd
    colour profiles of PNG files on the operator's terminal.
    """
    plain = picture.mode in {"RGB", "L"} and "transparency" not in picture.info
    chatty = picture.format == "PNG" and "icc_profile" in picture.info
    if not plain or chatty or not _is_whole(data, picture.format):
        return None
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    return None if pixels is None else np.ascontiguousarray(pixels)


def _is_whole(data: bytes, kind: str | None) -> bool:
    tail = data[-64:].rstrip(b"\0\r\n ")
    if kind in {"JPEG", "MPO"}:
        return tail.endswith(b"\xff\xd9")
    return kind == "PNG" and b"IEND" in tail[-8:]


def _decode_odd(picture: Pillow.Image, name: str) -> Image:
    """Any other mode through Pillow: transparency over white, 16-bit grey scaled, CMYK converted."""
    picture.load()
    if picture.mode in {"P", "PA"} and picture.palette is None:  # Pillow means to have checked that
        raise _damaged(name)
    upright = _upright(picture)
    if upright.mode.startswith("I"):
        upright = _eight_bits(upright, name)
    elif upright.mode == "F":
        raise ImageProblem(f"The picture {name} holds floating-point pixels; save it with 8 bits a colour.")
    if upright.has_transparency_data:
        canvas = Pillow.new("RGBA", upright.size, "white")
        upright = Pillow.alpha_composite(canvas, upright.convert("RGBA"))
    return np.ascontiguousarray(np.asarray(upright.convert("RGB"))[:, :, ::-1])


def _upright(picture: Pillow.Image) -> Pillow.Image:
    """Pillow's own exif_transpose also writes the EXIF anew, which fails on tags that nobody asked for."""
    turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    return picture if turn is None else picture.transpose(turn)


def _eight_bits(picture: Pillow.Image, name: str) -> Pillow.Image:
    values = np.asarray(picture).astype(np.int64)
    if values.min() < 0 or values.max() > 0xFFFF:
        raise ImageProblem(f"The picture {name} holds 32-bit pixels; save it with 8 bits a colour.")
    return Pillow.fromarray(((values + 128) // 257).astype(np.uint8))

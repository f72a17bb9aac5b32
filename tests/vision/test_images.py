"""Every kind of picture is read right, or refused in one sentence."""

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from faceclock.domain.errors import ImageProblem
from faceclock.vision.images import decode_image, image_files, read_image

CORNERS = {"red": (0, 0), "green": (0, -1), "blue": (-1, 0), "white": (-1, -1)}
BGR = {"red": (0, 0, 255), "green": (0, 255, 0), "blue": (255, 0, 0), "white": (255, 255, 255)}


def scene(width: int = 64, height: int = 48) -> Pillow.Image:
    """Four quarters of known colours, smooth enough for JPEG."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = (255, 0, 0)
    pixels[: height // 2, width // 2 :] = (0, 255, 0)
    pixels[height // 2 :, : width // 2] = (0, 0, 255)
    pixels[height // 2 :, width // 2 :] = (255, 255, 255)
    return Pillow.fromarray(pixels)


def encoded(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def assert_scene(image: np.ndarray, tolerance: int) -> None:
    assert image.dtype == np.uint8 and image.flags["C_CONTIGUOUS"]
    for name, corner in CORNERS.items():
        assert np.abs(image[corner].astype(int) - BGR[name]).max() <= tolerance, name


@pytest.mark.parametrize(
    ("kind", "options", "tolerance"),
    [
        ("JPEG", {"quality": 95, "subsampling": 0}, 4),
        ("PNG", {}, 0),
        ("WEBP", {"lossless": True}, 0),
        ("BMP", {}, 0),
        ("TIFF", {}, 0),
    ],
)
def test_fault_28_each_format_gives_upright_bgr(
    kind: str, options: dict[str, object], tolerance: int
) -> None:
    image = decode_image(encoded(scene(), kind, **options), "x")
    assert image.shape == (48, 64, 3)
    assert_scene(image, tolerance)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_fault_28_exif_rotation_is_honoured(kind: str, orientation: int) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    data = encoded(scene(), kind, exif=exif)
    with Pillow.open(BytesIO(data)) as picture:
        expected = np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))[:, :, ::-1]
    image = decode_image(data, "x")
    assert image.shape == expected.shape
    assert np.abs(image.astype(int) - expected).max() <= 4


def test_fault_28_grey_is_grey_in_three_channels() -> None:
    ramp = Pillow.fromarray(np.tile(np.arange(0, 256, 4, dtype=np.uint8), (48, 1)))
    for kind in ("JPEG", "PNG"):
        image = decode_image(encoded(ramp, kind), "x")
        assert np.abs(image.astype(int) - np.asarray(ramp)[:, :, None]).max() <= 3


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_fault_28_sixteen_bit_grey_is_scaled(kind: str) -> None:
    values = np.tile(np.linspace(0, 65535, 64).astype(np.uint16), (48, 1))
    image = decode_image(encoded(Pillow.fromarray(values), kind), "x")
    assert np.abs(image[:, :, 1].astype(float) - values / 257).max() <= 0.5


def test_fault_28_sixteen_bit_colour_is_scaled() -> None:
    values = np.zeros((48, 64, 3), np.uint16)
    values[..., 2], values[..., 1] = 65535, 32768
    data = cv2.imencode(".png", values)[1].tobytes()
    assert np.abs(decode_image(data, "x")[0, 0].astype(int) - (0, 128, 255)).max() <= 1


def test_fault_28_cmyk_jpeg_keeps_its_colours() -> None:
    data = encoded(scene().convert("CMYK"), "JPEG", quality=95, subsampling=0)
    assert_scene(decode_image(data, "x"), tolerance=6)


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
def test_fault_28_transparency_shows_white(mode: str) -> None:
    picture = Pillow.new("RGBA", (32, 32), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 16, 32))
    image = decode_image(encoded(picture.convert(mode), "PNG"), "x")
    assert image[16, 4].tolist() == [0, 0, 0]
    assert image[16, 28].tolist() == [255, 255, 255]


def test_fault_28_palette_and_bilevel() -> None:
    assert_scene(decode_image(encoded(scene().quantize(4), "PNG"), "x"), tolerance=2)
    assert set(np.unique(decode_image(encoded(scene().convert("1"), "PNG"), "x"))) == {0, 255}


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "MPO"])
def test_fault_28_of_several_pictures_in_a_file_the_first_counts(kind: str) -> None:
    later = scene().transpose(Pillow.Transpose.ROTATE_180)
    options = {"WEBP": {"lossless": True}, "MPO": {"quality": 95, "subsampling": 0}}.get(kind, {})
    data = encoded(scene(), kind, save_all=True, append_images=[later], **options)
    assert_scene(decode_image(data, "x"), tolerance=4)


@pytest.mark.parametrize("mode", ["LAB", "YCbCr", "CMYK", "RGBA"])
def test_fault_28_other_colour_spaces_keep_their_colours(mode: str) -> None:
    assert_scene(decode_image(encoded(scene().convert(mode), "TIFF"), "x"), tolerance=24)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_fault_28_sixteen_bits_a_colour_keep_their_colours(suffix: str, channels: int) -> None:
    values = np.asarray(scene())[:, :, ::-1].astype(np.uint16) * 257
    opaque = np.full((*values.shape[:2], channels - 3), 65535, np.uint16)
    data = cv2.imencode(suffix, np.dstack([values, opaque]))[1].tobytes()
    assert_scene(decode_image(data, "x"), tolerance=0)


@pytest.mark.parametrize("orientation", [0, 9, 99, 65535])
def test_fault_28_a_rotation_that_does_not_exist_is_none(orientation: int) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    assert_scene(decode_image(encoded(scene(), "JPEG", quality=95, subsampling=0, exif=exif), "x"), 4)


@pytest.mark.filterwarnings("ignore::UserWarning")  # as the program does
def test_fault_28_broken_exif_is_no_reason_to_refuse() -> None:
    broken = b"Exif\0\0II*\0\xff\xff\xff\xff"
    assert_scene(decode_image(encoded(scene(), "JPEG", quality=95, subsampling=0, exif=broken), "x"), 4)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
OTHER_KINDS = {
    "gif": encoded(scene(), "GIF"),
    "animated gif": encoded(scene(), "GIF", save_all=True, append_images=[scene().rotate(180)]),
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + bytes(200),
    "avif": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + bytes(200),
    "svg": b'<?xml version="1.0"?>' + SVG,
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 64 48\n",
    "ppm": encoded(scene(), "PPM"),
    "icon": encoded(scene(), "ICO"),
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_fault_28_other_formats_are_refused_by_name(kind: str) -> None:
    with pytest.raises(
        ImageProblem, match=r"^door\.jpg is not a picture .* use JPEG, PNG, WebP, BMP or TIFF"
    ):
        decode_image(OTHER_KINDS[kind], "door.jpg")


def test_speedy_road_and_careful_road_agree() -> None:
    """The careful one is taken for bytes after the end of a JPEG."""
    data = encoded(scene(), "JPEG", quality=95)
    assert np.abs(decode_image(data, "x").astype(int) - decode_image(data + b"tail" * 40, "x")).max() <= 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_fault_28_a_cut_off_picture_is_refused(kind: str, share: float) -> None:
    noise = Pillow.fromarray(np.random.default_rng(1).integers(0, 255, (90, 120, 3), dtype=np.uint8))
    data = encoded(noise, kind)
    with pytest.raises(ImageProblem, match=r"picture door\.jpg is damaged|door\.jpg is no picture"):
        decode_image(data[: int(len(data) * share)], "door.jpg")


def test_fault_28_a_png_broken_in_the_middle_is_refused() -> None:
    noise = Pillow.fromarray(np.random.default_rng(1).integers(0, 255, (90, 120, 3), dtype=np.uint8))
    data = bytearray(encoded(noise, "PNG"))
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    with pytest.raises(ImageProblem, match="damaged"):
        decode_image(bytes(data), "door.png")


def huge_png(width: int, height: int) -> bytes:
    """The header of a picture far larger than its bytes: whoever decodes before looking at it fails."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(8000, 5001), (12_000, 8_000), (60_000, 60_000)])
def test_fault_27_over_forty_megapixels_is_refused_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(ImageProblem, match=r"door\.png has over 40 megapixels"):
        decode_image(huge_png(*size), "door.png")


def declared(kind: str, width: int, height: int) -> bytes:
    """A small picture whose header tells another size."""
    data = bytearray(encoded(scene(), kind))
    if kind == "JPEG":
        place = data.index(b"\xff\xc0") + 5
        data[place : place + 4] = struct.pack(">HH", height, width)
    elif kind == "BMP":
        data[18:26] = struct.pack("<ii", width, height)
    else:
        for tag, value in ((256, width), (257, height)):
            place = next(
                data.index(entry) for kind in (3, 4) if (entry := struct.pack("<HHI", tag, kind, 1)) in data
            )
            data[place : place + 12] = struct.pack("<HHII", tag, 4, 1, value)
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "BMP", "TIFF"])
def test_fault_27_every_format_is_measured_by_its_header(kind: str) -> None:
    with pytest.raises(ImageProblem, match=r"door\.jpg has over 40 megapixels"):
        decode_image(declared(kind, 40_000, 20_000), "door.jpg")


@pytest.mark.parametrize(
    "data", [b"not a picture", b"\xff\xd8\xff", b"GIF89a" + bytes(40), bytes(100), b"%PDF-1.7"]
)
def test_fault_28_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ImageProblem, match=r"door\.jpg"):
        decode_image(data, "door.jpg")


def test_fault_28_float_pixels_are_refused() -> None:
    with pytest.raises(ImageProblem, match="floating-point"):
        decode_image(encoded(Pillow.new("F", (8, 8)), "TIFF"), "door.tif")


def test_fault_28_thirty_two_bit_pixels_are_refused() -> None:
    with pytest.raises(ImageProblem, match="32-bit"):
        decode_image(encoded(Pillow.new("I", (8, 8), 1_000_000), "TIFF"), "door.tif")


def test_fault_28_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    for name, words in {"empty.jpg": "is empty", "none.jpg": "does not exist", ".": "is a folder"}.items():
        with pytest.raises(ImageProblem, match=words) as caught:
            read_image(tmp_path / name)
        assert "\n" not in str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "门.png"
    path.write_bytes(encoded(scene(), "PNG"))
    assert_scene(read_image(path), 0)


def test_listing_is_natural_and_plain(tmp_path: Path) -> None:
    for name in ("b10.jpg", "b2.JPG", "a.png", ".hidden.jpg", "notes.txt", "c.tiff", "3.webp", "x1y2.bmp"):
        (tmp_path / name).touch()
    (tmp_path / "folder.jpg").mkdir()
    assert [path.name for path in image_files(tmp_path)] == [
        "3.webp", "a.png", "b2.JPG", "b10.jpg", "c.tiff", "x1y2.bmp",
    ]  # fmt: skip


def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    with pytest.raises(ImageProblem, match="cannot be listed"):
        image_files(tmp_path / "none")


@pytest.mark.parametrize("what", ["pipe", "device", "nul", "large"])
def test_fault_27_what_would_block_or_never_end_is_refused_at_once(tmp_path: Path, what: str) -> None:
    path = {"device": Path("/dev/zero"), "nul": tmp_path / "a\0.jpg"}.get(what, tmp_path / "x.jpg")
    if what == "pipe":
        os.mkfifo(path)
    elif what == "large":
        with path.open("wb") as stream:
            stream.truncate(201 * 2**20)
    with pytest.raises(ImageProblem, match=r"pipe or device|no name|over 200 MB"):
        read_image(path)


def test_a_png_with_an_odd_colour_profile_is_read_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    odd = profile[:16] + b"GRAY" + profile[20:]
    assert_scene(decode_image(encoded(scene(), "PNG", icc_profile=odd), "x"), 0)
    assert capfd.readouterr().err == ""

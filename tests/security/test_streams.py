"""Sealed streams: every byte comes back at any place, and nothing that was changed, moved or cut off opens."""

import io
import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.errors import SealBroken
from faceclock.security import streams
from faceclock.security.streams import SealingStream, UnsealingStream

KEY, PREFIX, BOUND, BEFORE = bytes(range(32)), b"7 bytes", b"a header", b"in clear"
CHUNK, TAG = 64, 16


@pytest.fixture(autouse=True, scope="module")
def _small_chunks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", CHUNK)
        yield


def sealed(content: bytes, pieces: int = 1) -> bytes:
    target = io.BytesIO()
    target.write(BEFORE)
    stream = SealingStream(target, KEY, PREFIX, BOUND)
    size = -(-len(content) // pieces) or 1
    for start in range(0, len(content), size):
        stream.write(content[start : start + size])
    stream.finish()
    return target.getvalue()


def opened(data: bytes, *, key: bytes = KEY, prefix: bytes = PREFIX, bound: bytes = BOUND) -> bytes:
    source = UnsealingStream(io.BytesIO(data), len(BEFORE), key, prefix, bound)
    return io.BufferedReader(source, 10).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1000])
@pytest.mark.parametrize("pieces", [1, 7])
def test_what_was_written_is_read(size: int, pieces: int) -> None:
    content = os.urandom(size)
    data = sealed(content, pieces)
    assert opened(data) == content
    assert len(data) == len(BEFORE) + size + TAG * max(1, -(-size // CHUNK))


@given(st.binary(max_size=400), st.lists(st.tuples(st.integers(0, 450), st.integers(0, 200)), max_size=6))
def test_any_place_is_read_as_a_file_would_be(content: bytes, places: list[tuple[int, int]]) -> None:
    data = sealed(content)
    stream = io.BufferedReader(UnsealingStream(io.BytesIO(data), len(BEFORE), KEY, PREFIX, BOUND))
    for at, size in places:
        assert stream.seek(at) == at
        assert stream.read(size) == content[at : at + size]
    assert stream.seek(0, io.SEEK_END) == len(content)


def chunks_of(data: bytes) -> list[bytes]:
    places = [*range(len(BEFORE), len(data), CHUNK + TAG), len(data)]
    return [data[start:end] for start, end in pairwise(places)]


CONTENT = bytes(range(200))  # four chunks, the last one shorter
_SPOILT = {
    "swapped": lambda a, b, c, end: [b, a, c, end],
    "one left out": lambda a, b, c, end: [a, c, end],
    "one doubled": lambda a, b, c, end: [a, a, b, c, end],
    "the last left out": lambda a, b, c, end: [a, b, c],
    "the last doubled": lambda a, b, c, end: [a, b, c, end, end],
    "cut off": lambda a, b, c, end: [a, b, c, end[:-1]],
    "lengthened": lambda a, b, c, end: [a, b, c, end + b"x"],
    "only the last": lambda a, b, c, end: [end],
    "shorter than a tag": lambda a, b, c, end: [a[:10]],
    "nothing": lambda a, b, c, end: [],
    "of another content": lambda a, b, c, end: [a, chunks_of(sealed(CONTENT[::-1]))[1], c, end[:-1] + b"x"],
}


@pytest.mark.parametrize("how", _SPOILT)
def test_chunks_that_were_moved_or_cut_do_not_open(how: str) -> None:
    with pytest.raises(SealBroken):
        opened(BEFORE + b"".join(_SPOILT[how](*chunks_of(sealed(CONTENT)))))


def test_every_flipped_bit_is_found() -> None:
    data = sealed(CONTENT)
    for place in range(len(BEFORE), len(data)):
        spoilt = bytearray(data)
        spoilt[place] ^= 1 << place % 8
        with pytest.raises(SealBroken):
            opened(bytes(spoilt))


@pytest.mark.parametrize("other", [{"key": bytes(32)}, {"prefix": b"seven b"}, {"bound": b"another header"}])
def test_it_opens_by_its_own_key_and_header_alone(other: dict[str, bytes]) -> None:
    with pytest.raises(SealBroken):
        opened(sealed(CONTENT), **other)


def test_a_file_that_was_never_finished_does_not_open() -> None:
    target = io.BytesIO()
    target.write(BEFORE)
    SealingStream(target, KEY, PREFIX, BOUND).write(CONTENT)
    with pytest.raises(SealBroken):
        opened(target.getvalue())

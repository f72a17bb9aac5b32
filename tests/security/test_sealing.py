"""What is sealed opens only whole, with its key and in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.errors import SealBroken
from faceclock.security.sealing import OVERHEAD, derived_key, new_key, seal, unseal

KEY = bytes(range(32))


@given(plain=st.binary(max_size=300), bound=st.lists(st.text(max_size=8), max_size=4))
def test_round_trip(plain, bound):
    sealed = seal(KEY, plain, *bound)
    assert unseal(KEY, sealed, *bound) == plain
    assert len(sealed) == len(plain) + OVERHEAD


def test_the_same_twice_is_sealed_differently():
    assert seal(KEY, b"a face", "1") != seal(KEY, b"a face", "1")


@given(st.data())
def test_every_changed_bit_and_every_cut_is_refused(data):
    sealed = seal(KEY, b"a face", "templates", "1")
    bit = data.draw(st.integers(0, 8 * len(sealed) - 1))
    flipped = (int.from_bytes(sealed, "big") ^ (1 << bit)).to_bytes(len(sealed), "big")
    for broken in (flipped, sealed[: data.draw(st.integers(0, len(sealed) - 1))]):
        with pytest.raises(SealBroken):
            unseal(KEY, broken, "templates", "1")


@pytest.mark.parametrize(
    "bound", [(), ("templates",), ("templates", "2"), ("template", "s1"), ("templates1",)]
)
def test_another_place_is_refused(bound):
    with pytest.raises(SealBroken):
        unseal(KEY, seal(KEY, b"a face", "templates", "1"), *bound)


def test_another_key_is_refused_and_keys_of_purposes_differ():
    with pytest.raises(SealBroken):
        unseal(new_key(), seal(KEY, b"a face"))
    assert len({KEY, derived_key(KEY, "backup"), derived_key(KEY, "audit")}) == 3
    assert derived_key(KEY, "backup") == derived_key(KEY, "backup")

"""PIN rules, hashes and the delay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.domain.errors import InputProblem
from faceclock.security.hashing import lockout_seconds, verify_secret
from faceclock.security.pins import check_pin, hash_pin


def test_a_hash_is_argon2id_with_the_stated_cost_and_its_own_salt() -> None:
    first, second = hash_pin("4711"), hash_pin("4711")
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert "4711" not in first


def test_only_the_right_pin_verifies() -> None:
    hashed = hash_pin("4711")
    assert verify_secret("4711", hashed)
    for wrong in ("4712", "471", "47110", "", "no PIN", "\ud800"):
        assert not verify_secret(wrong, hashed)
        assert not verify_secret(wrong, None)
    assert not verify_secret("4711", "not a hash")


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "12 4", "١٢٣٥", "-123", "1.23"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    with pytest.raises(InputProblem, match="4 to 12 digits"):
        hash_pin(pin)


@pytest.mark.parametrize("pin", ["0000", "1234", "4321", "7890", "012345678901", "9999999"])
def test_a_trivial_pin_is_refused(pin: str) -> None:
    with pytest.raises(InputProblem, match="tries first"):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["4711", "1235", "0070", "123454321012"])
def test_other_pins_are_taken(pin: str) -> None:
    check_pin(pin)


def test_fault_34_five_failures_cost_half_a_minute_and_then_more() -> None:
    assert [lockout_seconds(n) for n in range(8)] == [0, 0, 0, 0, 0, 30, 60, 120]
    assert lockout_seconds(10**9) == 3600


@given(st.integers(0, 10**6))
def test_the_delay_never_shrinks(failures: int) -> None:
    assert lockout_seconds(failures) <= lockout_seconds(failures + 1) <= 3600

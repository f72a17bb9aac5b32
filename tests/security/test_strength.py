"""How hard a passphrase is to guess."""

import pytest

from faceclock.security.strength import Strength, bits_of, strength_of


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.REFUSED),
        ("short", Strength.REFUSED),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength.REFUSED),
        ("correct horse", Strength.WEAK),
        ("correct horse battery", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
        ("Correct horse 4 battery", Strength.STRONG),
        ("正确的马电池订书钉和一只蓝色的猫", Strength.FAIR),
    ],
)
def test_a_passphrase_is_as_strong_as_it_is_long(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


def test_bits_follow_the_table() -> None:
    """NIST SP 800-63-2, table A.1, user-chosen passwords of 94 characters without checks."""
    small = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"
    assert [bits_of(small[:length]) for length in (1, 2, 8, 10, 20, 40)] == [4, 6, 18, 21, 36, 56]
    assert bits_of("A" + small[1:9] + "1") == 21 + 6
    assert bits_of("aab") == bits_of("ab")

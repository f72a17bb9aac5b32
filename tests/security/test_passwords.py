"""Passwords: what is allowed, and that they are hashed as PINs are."""

import pytest

from faceclock.domain.errors import InputProblem
from faceclock.security.hashing import verify_secret
from faceclock.security.passwords import hash_password


def test_a_password_is_kept_as_an_argon2id_hash_of_its_own():
    first, second = hash_password("correct horse"), hash_password("correct horse")
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert verify_secret("correct horse", first)
    assert not verify_secret("Correct horse", first)


@pytest.mark.parametrize("bad", ["", "short", "password", "Password1", "12345678", "aaaaaaaaaa", "x" * 201])
def test_what_everybody_tries_first_is_refused(bad):
    with pytest.raises(InputProblem, match="choose"):
        hash_password(bad)


@pytest.mark.parametrize("good", ["回家路上的小猫和小狗很多", "correct horse", "Zx9!kk2p"])
def test_long_ones_of_any_letters_are_taken(good):
    assert verify_secret(good, hash_password(good))

"""How hard a passphrase is to guess, as an estimate to choose by."""

from enum import StrEnum

from faceclock.domain.errors import InputProblem
from faceclock.security.passphrases import check_passphrase

_FAIR, _STRONG = 30.0, 38.0  # bits; Argon2id makes 2^30 guesses years of one computer's work


class Strength(StrEnum):
    REFUSED = "refused"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength_of(passphrase: str) -> Strength:
    """REFUSED is what `check_passphrase` refuses."""
    try:
        check_passphrase(passphrase)
    except InputProblem:
        return Strength.REFUSED
    bits = bits_of(passphrase)
    return Strength.STRONG if bits >= _STRONG else Strength.FAIR if bits >= _FAIR else Strength.WEAK


def bits_of(passphrase: str) -> float:
    """So many bits hold what people choose (NIST SP 800-63-2, appendix A.2.1): 4 the first character, 2 each of the
    next seven, 1.5 up to the twentieth, 1 from there on, 6 more capitals with other signs. A character that follows
    itself counts for nothing."""
    length = sum(one != before for one, before in zip(passphrase, f"\0{passphrase}", strict=False))
    by_length = (
        4.0 * min(length, 1)
        + 2.0 * min(max(length - 1, 0), 7)
        + 1.5 * min(max(length - 8, 0), 12)
        + max(length - 20, 0)
    )
    composed = any(map(str.isupper, passphrase)) and not passphrase.isalpha()
    return by_length + 6.0 * composed

"""Packs that may not be used commercially ask for an acceptance in words, and keep it."""

from collections.abc import Mapping
from datetime import UTC, datetime

import tomli_w

from faceclock.domain.errors import LicenceNotAccepted
from faceclock.vision.packs.composing import NO_NOTES
from faceclock.vision.packs.manifest import Manifest

ACCEPTANCE_NAME = "licence-acceptance.toml"


def acceptance_sentence(pack: str) -> str:
    """What a person must say, word for word, before a research-only pack is installed."""
    return f"I accept that {pack} is for non-commercial research only"


def require_acceptance(pack: str, licence: str, commercial_use: bool, accept: str | None) -> None:
    """Raises LicenceNotAccepted with the sentence to say when the licence needs one and it was not said."""
    sentence = acceptance_sentence(pack)
    if not commercial_use and accept != sentence:
        raise LicenceNotAccepted(
            f"Pack {pack} may not be used commercially (licence: {licence}); "
            f'if that suits you, add --accept "{sentence}".',
            pack,
            licence,
            sentence,
        )


def acceptance_note(manifest: Manifest, accept: str | None) -> Mapping[str, str]:
    """The record that lies beside such a pack: what was said, about which licence, and when (UTC)."""
    if manifest.commercial_use or accept is None:
        return NO_NOTES
    record = {
        "pack": manifest.name,
        "licence": manifest.licence,
        "sentence": accept,
        "accepted_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return {ACCEPTANCE_NAME: tomli_w.dumps(record)}

"""Addresses of cameras as they may be shown and kept."""

import re


def without_password(url: str) -> str:
    """The address with what stands before its last @ left out: a password may hold slashes."""
    return re.sub(r"://.*@", "://", url)

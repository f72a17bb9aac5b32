"""Who sits at this computer."""

import getpass


def operator() -> str:
    """The name of the operating system's user, as far as it tells one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a service without an account; before and since Python 3.13
        return "administrator"

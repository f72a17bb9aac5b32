"""``python -m faceclock``: the same program as the ``faceclock`` command."""

from faceclock.cli.main import main

if __name__ == "__main__":
    main()

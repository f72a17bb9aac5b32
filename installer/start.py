"""Where the packaged program begins."""

from multiprocessing import freeze_support

from faceclock.cli.main import main

if __name__ == "__main__":
    freeze_support()
    main()

"""Runs the program with ``python -m hrbc_desktop``."""

import sys

from hrbc_desktop.cli.main import main

sys.exit(main())

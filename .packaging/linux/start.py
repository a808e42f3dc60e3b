"""Where the packaged program begins."""

import multiprocessing
import sys

from hrbc_desktop.cli.main import main

multiprocessing.freeze_support()  # a worker that opens one PDF begins and ends here
sys.exit(main())

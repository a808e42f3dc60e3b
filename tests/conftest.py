"""What every test needs: no display, and no failures because a machine is slow."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", deadline=None)
settings.load_profile("house")

"""The local ear: words in, the intent that Alexa would send out. See `ear.py`."""

import os

# Before numpy is loaded: a sentence is so short that threads would only wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from server.ear.ear import LAUNCH, Ear
from server.ear.heard import Guess, HeardSlot, HeardValue, Understanding

__all__ = ["LAUNCH", "Ear", "Guess", "HeardSlot", "HeardValue", "Understanding"]

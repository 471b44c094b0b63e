"""The local ear: words in, the intent that Alexa would send out. See `ear.py`."""

from server.ear.ear import LAUNCH, Ear
from server.ear.heard import Guess, HeardSlot, HeardValue, Understanding

__all__ = ["LAUNCH", "Ear", "Guess", "HeardSlot", "HeardValue", "Understanding"]

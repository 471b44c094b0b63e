"""Speaks for browsers that have no voice of their own, with espeak-ng, which reads SSML."""

import shutil
import subprocess
import threading
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape, quoteattr

PROGRAM = "espeak-ng"
LONGEST = 8000  # characters: the limit of an Alexa reply
SECONDS = 10.0
AT_A_TIME = threading.BoundedSemaphore(2)
# What changes how it sounds. Of any other tag only the text inside is kept: <audio> names files.
TAGS = {
    "p": (),
    "s": (),
    "break": ("time", "strength"),
    "prosody": ("rate", "volume"),
    "sub": ("alias",),
}
DIGITS = {"digits", "telephone"}  # 911 is nine, one, one; espeak-ng itself reads the number
VOICES = {"en-US": "en-us", "en-GB": "en-gb", "en-AU": "en-gb", "en-IN": "en-gb", "en-CA": "en-us"}


class CannotSpeakError(Exception):
    """espeak-ng is missing, busy or failed. The message is a constant."""


def installed() -> bool:
    """Tell whether there is a voice on this computer."""
    return shutil.which(PROGRAM) is not None


def spoken(text: str, locale: str) -> bytes:
    """In: text or SSML, at most LONGEST characters; a locale. Out: a WAV file.

    Raises CannotSpeakError.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise CannotSpeakError("no voice is installed: install espeak-ng")
    if not AT_A_TIME.acquire(timeout=SECONDS):
        raise CannotSpeakError("too many are listening, try again")
    try:
        return _run([program, "-m", "--stdin", "--stdout", "-v", voice(locale)], plain_ssml(text))
    finally:
        AT_A_TIME.release()


def _run(command: list[str], ssml: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  fixed program, text by standard input
            command, input=ssml.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotSpeakError("the voice failed") from error
    return done.stdout


def voice(locale: str) -> str:
    """In: "en-GB". Out: the name of espeak-ng's voice."""
    return VOICES.get(locale, locale.split("-", maxsplit=1)[0])


def plain_ssml(text: str) -> str:
    """In: text or SSML from anywhere. Out: well-formed SSML with harmless tags only."""
    if not text.lstrip().startswith("<speak") or "<!" in text:  # entities could be bombs
        return f"<speak>{escape(text)}</speak>"
    try:
        return f"<speak>{_inside(fromstring(text))}</speak>"  # noqa: S314  no document type, see above
    except ParseError:
        return f"<speak>{escape(text)}</speak>"


def _inside(element: Element) -> str:
    return escape(element.text or "") + "".join(
        _outside(child) + escape(child.tail or "") for child in element
    )


def _outside(element: Element) -> str:
    if element.get("interpret-as") in DIGITS:
        return " ".join("".join(element.itertext()).replace(" ", ""))
    if element.tag not in TAGS:
        return _inside(element)
    given = ((name, element.get(name)) for name in TAGS[element.tag])
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in given if value)
    return f"<{element.tag}{attributes}>{_inside(element)}</{element.tag}>"

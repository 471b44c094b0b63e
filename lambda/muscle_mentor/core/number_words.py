"""Numbers as they are said: the screen reader of a speaker spells longer digits one by one."""

from __future__ import annotations

from muscle_mentor.core.content import Content

_COUNTED, _HUNDRED, _THOUSAND = 20, 100, 1000


def in_words(number: int, content: Content) -> str:
    """A whole number below a thousand in words, a larger one in digits."""
    if number <= _COUNTED:
        return nth("numbers", number, content)
    if number < _HUNDRED:
        ten, one = divmod(number, 10)
        return " ".join([nth("tens", ten - 2, content), *([in_words(one, content)] if one else [])])
    if number >= _THOUSAND:
        return str(number)
    hundreds, rest = divmod(number, _HUNDRED)
    name = "hundreds_and" if rest else "hundreds"
    said = str(content.phrase(name)["say"])
    return said.format(amount=in_words(hundreds, content), times=in_words(rest, content))


def nth(name: str, index: int, content: Content) -> str:
    """One word of a phrase that is a list."""
    return str(content.phrase(name)["say"]).replace(".", "").split()[index]

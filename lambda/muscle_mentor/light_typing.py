"""What a start needs of `typing`: names, and `Generic`, whose parameters nothing reads at run time.

The SDK imports the real module for hints in comments; it is a tenth of what a start costs. After
the start it is there again: `asyncio` and others make types of its names, which these cannot be.
"""

from muscle_mentor import stand_in

NAME = "typing"


class Generic:
    """A class with parameters, which leave no trace."""

    def __class_getitem__(cls, parameters: object) -> type:
        """The class itself."""
        return cls


def install() -> None:
    """Take the name of the standard module, unless that one is there already."""
    mentioned = "Any Callable Dict Iterator List Optional Sequence Tuple Type Union".split()
    own = {
        "TYPE_CHECKING": False,
        "Generic": Generic,
        "TypeVar": lambda name, *_, **__: name,
        "cast": lambda _, value: value,
    }
    stand_in.install(NAME, {**dict.fromkeys(mentioned, object), **own})

"""Data that is JSON through and through, and needs no models of the SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Plain(dict[str, Any]):
    """An object of JSON, come or to be sent: nobody changes it, and it is written as it is."""

    def __deepcopy__(self, _: object) -> Plain:
        """Itself: the SDK copies the attributes of a session for skills that change them."""
        return self


class Late(Mapping[str, Any]):
    """The named parts of a request, each made a model when somebody asks; `data` is what came."""

    def __init__(self, data: Mapping[str, Any], read: Callable[[Any], Any]) -> None:
        self.data, self._read = data, read

    def __getitem__(self, name: str) -> Any:
        """A part as a model. Raises KeyError, or SerializationException where it is none."""
        return self._read(self.data[name])

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self.data)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.data)

"""What all tests share: the compiled content, and a conversation with the core."""

from pathlib import Path

import pytest
from conversing import Conversation

from muscle_mentor.core.content import Content
from muscle_mentor.stored_content import content_for


@pytest.fixture(scope="session")
def content() -> Content:
    """The real compiled content in American English."""
    return content_for("en-US")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the real package is made once for all that look at it."""
    return tmp_path_factory.mktemp("package")


@pytest.fixture
def talk(content: Content) -> Conversation:
    """A fresh conversation with the core."""
    return Conversation(content)

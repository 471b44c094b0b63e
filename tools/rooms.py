"""Where the rooms of the project are, and what every tool reports about them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
MODELS = ROOT / "interactionModels"
SKILL_PACKAGE = ROOT / "skill-package"
COMPILED = ROOT / "lambda" / "muscle_mentor" / "compiled"

LANGUAGE_OF = dict.fromkeys(("en-US", "en-GB", "en-AU", "en-CA", "en-IN"), "en")
"""The locales offered, and the language whose content each speaks."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file a person wrote. `line` counts from 1."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        """Show as `file:line: message`, the form editors can jump to."""
        shown = self.file.relative_to(ROOT) if self.file.is_relative_to(ROOT) else self.file
        return f"{shown}:{self.line}: {self.message}"

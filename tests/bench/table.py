"""The figures, what each must be and aims to be, and how one line of the table reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure of the table; without a must it is only printed."""

    name: str
    must: float | None = None
    aim: float | None = None
    unit: str = ""
    more_is_better: bool = False

    def verdict(self, value: float | None) -> str:
        """Say "aim", "must" or "MISSED"; nothing where there is no value or no bound."""
        if value is None or self.must is None:
            return "-"
        if self._reaches(value, self.aim):
            return "aim"
        return "must" if self._reaches(value, self.must) else "MISSED"

    def _reaches(self, value: float, bound: float) -> bool:
        return value >= bound if self.more_is_better else value <= bound


FIGURES = {
    "python": Figure("init + first answer, against the Python hello world", 0.20, 0.135),
    "node": Figure("init + first answer, against the Node hello world", 0.85, 0.70),
    "share": Figure("first answer at a 128 MB share, against Python", 0.06, 0.002),
    "warm": Figure("warm answer with three slots, against Python", 0.30, 0.12),
    "intents": Figure("200 intents against 10", 1.05, 1.0),
    "memory": Figure("peak memory, against Python", 0.65, 0.60),
    "content": Figure("compiled content, per 300 KB", 3, 1, "ms"),
    "server": Figure(
        "POST /alexa verified, against Node's express adapter", 0.5, 1.0, more_is_better=True
    ),
    "verification": Figure("signature verification, amortised", 60, 30, "us"),
    "assess": Figure("one triage report assessed", unit="us"),
    "page": Figure("first page of the test server", 100, 50, "ms"),
    "turn": Figure("a turn through the page, beyond the skill's own", 10, 5, "ms"),
}
HEADER = f"{'figure':54}{'measured':>12}{'must':>8}{'aim':>8}  {'':7} how"


@dataclass(frozen=True)
class Measured:
    """One figure as it was measured; `value` is None where it could not be, and `how` says why."""

    figure: str
    value: float | None
    how: str

    @property
    def missed(self) -> bool:
        """Whether it was measured, and is not what it must be."""
        return self._about.verdict(self.value) == "MISSED"

    @property
    def _about(self) -> Figure:
        return FIGURES[self.figure]

    def __str__(self) -> str:
        """One line of the table."""
        about = self._about
        value = "not here" if self.value is None else f"{self.value:.3g} {about.unit}".strip()
        bounds = "".join(f"{'' if each is None else each:>8}" for each in (about.must, about.aim))
        return f"{about.name:54}{value:>12}{bounds}  {about.verdict(self.value):7} {self.how}"

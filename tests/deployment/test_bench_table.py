"""The table of `make bench` says of each figure whether it is what it must be."""

import pytest
from bench.table import FIGURES, Measured


@pytest.mark.parametrize(
    ("figure", "value", "verdict"),
    [
        ("python", 0.13, "aim"),
        ("python", 0.19, "must"),
        ("python", 0.21, "MISSED"),
        ("server", 1.2, "aim"),
        ("server", 0.6, "must"),
        ("server", 0.4, "MISSED"),
        ("server", None, "-"),
        ("assess", 500, "-"),
    ],
)
def test_the_verdict(figure, value, verdict):
    measured = Measured(figure, value, "3 against 4")
    assert f" {verdict:7} 3 against 4" in str(measured)
    assert measured.missed == (verdict == "MISSED")


def test_what_could_not_be_measured_is_said_so_and_no_miss():
    measured = Measured("node", None, "npm is not installed")
    assert "not here" in str(measured)
    assert "npm is not installed" in str(measured)
    assert not measured.missed


def test_every_figure_of_a_must_has_a_better_aim():
    for figure in FIGURES.values():
        if figure.must is not None:
            assert figure.verdict(figure.aim) == "aim"
            assert figure.verdict(figure.must) == "must"

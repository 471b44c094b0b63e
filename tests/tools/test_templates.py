"""Phrase templates expand to samples, bounded, in a stable order, without duplicates."""

import pytest

from tools.templates import TemplateError, expand


def test_optional_and_alternative_parts() -> None:
    assert expand("why [is] my (arm|leg)") == (
        "why is my arm",
        "why is my leg",
        "why my arm",
        "why my leg",
    )


def test_parts_nest_and_slots_stay() -> None:
    assert expand("(my [{side}] {body_part}|it) twitches") == (
        "my {side} {body_part} twitches",
        "my {body_part} twitches",
        "it twitches",
    )


def test_duplicates_are_said_once() -> None:
    assert expand("(a|a) b") == ("a b",)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("why (is", "never closed"),
        ("why is)", "closes nothing"),
        ("{Body}", "cannot read"),
        ("(a|b) (a|b) (a|b) (a|b) (a|b) (a|b)", "64 samples"),
    ],
)
def test_what_cannot_be_read_is_explained(template: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        expand(template)

"""What is said arrives; what is taken for something else is told with what it was taken for."""

from random import Random

import pytest

from tools.checks.promises import phrases_in
from tools.content_files import read_library
from tools.spoken import Heard, report, try_out, verdict
from tools.spoken_material import Sentence, Trial, told_phrases, trials

SHIN = Sentence("i mean the shin", "BodyPart shin", "shin.yaml")
CHIN = Sentence("i mean the chin", "BodyPart chin", "chin.yaml")
LEG = Sentence("i mean the leg", "BodyPart leg", "leg.yaml")
TRIAL = Trial("BodyPart", (SHIN, LEG), (SHIN, CHIN, LEG))


def said_as(**mishearings: str):
    """A listener that hears what was said, but for some sentences."""

    def hear(sound: bytes) -> str:
        text = sound.decode()
        return mishearings.get(text.rsplit(maxsplit=1)[-1], text)

    return lambda _: hear


def heard(listen, permits=None, voices=(str.encode,)) -> list[Heard]:
    return list(try_out(TRIAL, voices, listen, permits or {}))


def test_what_arrives_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert verdict(report(TRIAL, heard(said_as()))) == 0
    assert "2 of 2 arrive" in capsys.readouterr().out


def test_what_is_taken_for_something_else_fails_with_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert verdict(report(TRIAL, heard(said_as(shin=CHIN.text)))) == 1
    assert ("shin.yaml: 'i mean the shin' (BodyPart shin) is heard as 'i mean the chin' "
            "(BodyPart chin)") in capsys.readouterr().out  # fmt: skip


def test_much_that_is_not_heard_at_all_fails_but_not_a_little() -> None:
    missed = heard(said_as(leg=""))
    assert verdict(missed) == 1
    assert verdict([*missed, *heard(said_as()) * 10]) == 0


def test_a_listed_pair_of_sound_alikes_does_not_fail() -> None:
    found = heard(said_as(shin=CHIN.text), {"chin / shin": "both are parts"})
    assert verdict(found) == 0


def test_a_second_voice_is_tried() -> None:
    voices = (lambda _: b"nothing", str.encode)
    assert all(one.right for one in heard(said_as(), voices=voices))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "You can say: why is my eyelid twitching. Or: my calf twitches.",
            ["why is my eyelid twitching", "my calf twitches"],
        ),
        (
            "You can say, for example, my left calf, or all over. Which part is it?",
            ["my left calf", "all over"],
        ),
        ("You can say no, or name it. Is there any weakness?", ["no"]),
        ("You can say: stop, or go back at any time.", ["stop", "go back"]),
        (
            "To do it later, say: Alexa, ask muscle mentor for the {name}. Ready to go on?",
            ["Alexa, ask muscle mentor for the {name}"],
        ),
        ("Nothing to say here.", []),
    ],
)
def test_what_the_skill_tells_people_to_say_is_found(text: str, phrases: list[str]) -> None:
    assert phrases_in(text) == phrases


def test_the_skills_own_suggestions_are_said() -> None:
    told = {text for text, _ in told_phrases(read_library("en"))}
    assert {"why is my eyelid twitching", "all over", "tell me more"} <= told


def test_the_same_seed_says_the_same() -> None:
    one, two = (list(trials(Random(7), 20, 20)) for _ in range(2))  # noqa: S311
    assert one == two
    assert all({*trial.said} <= {*trial.grammar} for trial in one)


@pytest.mark.spoken
def test_the_real_voice_is_heard_by_the_real_ear() -> None:
    from tools.speech_tools import flite, pocketsphinx

    found = list(try_out(TRIAL, [flite("slt"), flite("rms")], pocketsphinx, {}))
    assert [one.heard for one in found] == [SHIN, LEG]


@pytest.mark.spoken
def test_two_sentences_that_sound_the_same_are_found_by_ear() -> None:
    from tools.speech_tools import flite, pocketsphinx

    toe, tow = (Sentence(f"i mean the {word}", f"BodyPart {word}", "x.yaml")
                for word in ("toe", "tow"))  # fmt: skip
    found = list(try_out(Trial("x", (toe, tow), (toe, tow)), [flite("slt")], pocketsphinx, {}))
    assert not all(one.right for one in found)

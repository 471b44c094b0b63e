"""The tiers for what is no sample: shared words, and the encoder where it is installed."""

from datetime import date
from pathlib import Path

import pytest

from server.ear import Ear
from server.ear.heard import Guess, Tier
from server.ear.mentions import Sentence

MODEL = Path(__file__).parents[2] / "fixtures" / "ear_model.json"

NEAR = {
    "why's my eyelid been jumping about": "WhyBodyPartIntent",
    "what stretches can i do for my calf": "StretchIntent",
    "how long have i got if it's a l s": "SeriousConditionIntent",
    "would you please say that again for me": "AMAZON.RepeatIntent",
}
FAR = ["what is the weather like in rome", "add eggs to the shopping list", "gronk flibber"]


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where is kept what an ear has learnt."""
    return tmp_path_factory.mktemp("ear")


@pytest.fixture(scope="module")
def encoder_ear(learnt: Path) -> Ear:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MUSCLE_MENTOR_CACHE", str(learnt))
        ear = Ear.for_model(MODEL)
    if ear.tier != "encoder":
        pytest.skip("the encoder is not installed")
    return ear


@pytest.mark.parametrize("said", FAR)
def test_what_fits_nothing_is_fallback_without_the_encoder(ear: Ear, said: str) -> None:
    assert ear.hear(said).intent == "AMAZON.FallbackIntent"


def test_the_soft_tier_finds_near_wordings(ear: Ear) -> None:
    heard = {said: ear.hear(said) for said in NEAR}
    assert sum(heard[said].intent == intent for said, intent in NEAR.items()) >= len(NEAR) - 1
    assert {one.tier for one in heard.values()} == {"soft"}


@pytest.mark.parametrize(("said", "intent"), NEAR.items())
def test_the_encoder_finds_near_wordings(encoder_ear: Ear, said: str, intent: str) -> None:
    heard = encoder_ear.hear(said)
    assert (heard.intent, heard.tier) == (intent, "encoder")
    assert heard.runners_up


@pytest.mark.parametrize("said", FAR)
def test_what_fits_nothing_is_fallback(encoder_ear: Ear, said: str) -> None:
    assert encoder_ear.hear(said).intent == "AMAZON.FallbackIntent"


def test_danger_in_one_part_of_a_sentence_goes_first(encoder_ear: Ear) -> None:
    heard = encoder_ear.hear("my calf has been twitching for weeks and my chest hurts")
    assert heard.intent == "EmergencyIntent"


def test_what_was_learnt_is_read_again(
    encoder_ear: Ear, learnt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ear import ranker

    said = "why's my eyelid been jumping about"
    monkeypatch.setenv("MUSCLE_MENTOR_CACHE", str(learnt))
    monkeypatch.setattr(ranker, "_learn", None)
    assert Ear.for_model(MODEL).hear(said).intent == encoder_ear.hear(said).intent
    assert [path.suffix for path in learnt.iterdir()] == [".npz"]


def test_a_damaged_cache_is_learnt_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from server.ear.ranker import _load

    monkeypatch.setenv("MUSCLE_MENTOR_CACHE", str(tmp_path))
    damaged = tmp_path / "ear.npz"
    damaged.write_bytes(b"not a cache")
    assert _load(damaged) is None


def test_weights_that_were_not_reviewed_are_refused(tmp_path: Path) -> None:
    from server.ear.minilm import EncoderMissingError, MiniLm

    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(EncoderMissingError, match="not the ones that were reviewed"):
        MiniLm(tmp_path)


@pytest.mark.parametrize("said", ["oh 2 days", "about 3 weeks i reckon"])
def test_who_tells_a_length_of_time_does_not_leave(encoder_ear: Ear, said: str) -> None:
    assert encoder_ear.hear(said).intent not in ("AMAZON.StopIntent", "AMAZON.CancelIntent")


@pytest.mark.parametrize(
    ("guessed", "said", "heard"),
    [
        (["AMAZON.NoIntent", "AMAZON.YesIntent"], "i do have that one", "AMAZON.YesIntent"),
        (["AMAZON.YesIntent", "AMAZON.NoIntent"], "i wouldn't have that one", "AMAZON.NoIntent"),
        (["AMAZON.NoIntent", "AMAZON.YesIntent"], "yes but not that often", "AMAZON.YesIntent"),
        (["AMAZON.YesIntent", "AMAZON.NoIntent"], "i'm fine with that one", "AMAZON.YesIntent"),
        (["AMAZON.NoIntent", "AMAZON.YesIntent"], "only that one thing", "AMAZON.NoIntent"),
    ],
)
def test_no_guess_turns_an_answer_round(
    ear: Ear, guessed: list[str], said: str, heard: str
) -> None:
    sure = Ear(ear.model, Sure(guessed), today=date.today)
    assert sure.hear(said).intent == heard


class Sure:
    """A guesser that is sure of what it is told to be sure of."""

    tier: Tier = "encoder"
    threshold = 0.2

    def __init__(self, intents: list[str]) -> None:
        self._intents = intents

    def guesses(self, _sentence: Sentence) -> list[Guess]:
        """The intents in their order, each a little less sure than the one before."""
        return [Guess(name, 0.9 - place / 10) for place, name in enumerate(self._intents)]

"""Plain words for each sign of danger, as somebody would say them, are heard in whatever slot."""

import pytest

from muscle_mentor.core.content import Content
from muscle_mentor.core.conversation import respond
from muscle_mentor.core.turn import Turn, Value

SAID = {
    "blackout": ["i blacked out", "unconscious", "he passed out", "she fainted"],
    "bladder_bowel": ["i can't control my bladder", "i wet myself", "i can't pee"],
    "cannot_swallow_saliva": ["i can't swallow my own spit", "i am drooling and cannot swallow"],
    "chest_pain": [
        "my chest hurts",
        "crushing chest",
        "pressure on my chest",
        "tight chest",
        "a heaviness in my chest",
        "my chest feels funny",
        "my chest feels like an elephant is on it",
        "an elephant on my chest",
        "a band round my chest",
        "my heart hurts",
        "i'm having a heart attack",
        "it goes down my left arm, a pain going down my left arm",
        "pain spreading to my jaw",
        "jaw and arm pain with sweating",
        "she is clutching his chest",
        "like someone sitting on my chest",
        "chest is killing me",
        "it's a tightening in my chest",
        "it hurts to breathe in",
        "an ache right across the chest",
        "a burning right behind the breastbone",
        "a stabbing by the sternum",
        "it is like a belt across the chest",
    ],
    "confusion": ["he is confused", "she does not know where she is"],
    "coughing_blood": ["i am coughing up blood", "coughing blood"],
    "face_droop": [
        "my face is drooping",
        "her mouth has dropped on one side",
        "lopsided smile",
        "a crooked mouth",
        "one side of her face has fallen",
        "he can't smile properly",
        "the corner of my mouth is down",
        "facial palsy",
        "dribbling from one side",
        "my face has gone all slack",
        "the smile only goes up on one side",
        "it is sagging down the left of my face",
        "there's a droop to the smile",
        "it hangs a bit, the cheek",
        "i can't move the left half of my face",
    ],
    "head_injury": ["i hit my head", "a blow to the head"],
    "jaw_locked": ["my jaw is locked", "i can't open my mouth"],
    "long_seizure": ["fitting for ten minutes"],
    "overdose": ["he drank bleach", "i took too many tablets", "overdose"],
    "poison_exposure": ["i swallowed weedkiller"],
    "saddle_numbness": ["numb between my legs", "my groin is numb"],
    "seizure": ["she had a fit", "a seizure", "he had a convulsion"],
    "self_harm": ["i want to kill myself", "i want to die", "i want to end my life"],
    "severe_headache": ["the worst headache of my life", "a terrible headache"],
    "stiff_neck": ["a stiff neck"],
    "stroke_now": ["i think i'm having a stroke"],
    "sudden_weakness": ["i suddenly can't move my leg"],
    "trouble_breathing": [
        "his lips are blue",
        "i can't breathe",
        "short of breath",
        "struggling to breathe",
    ],
    "trouble_speaking": ["my speech is slurred", "i can't get my words out"],
    "trouble_swallowing": ["i can't swallow", "trouble swallowing"],
    "turned_blue": ["she has turned blue"],
    "unresponsive": ["he won't wake up", "she is not responding"],
    "venom_bite": ["a snake bit me", "bitten by a snake"],
    "vision_loss": ["i have gone blind in one eye", "i lost my sight"],
    "weakness": ["my arm is weak", "weakness in my leg"],
}


@pytest.mark.parametrize(("sign", "said"), [(sign, said) for sign in SAID for said in SAID[sign]])
def test_words_of_danger_are_heard(content: Content, sign: str, said: str) -> None:
    for slot in ("symptoms", "body_part"):
        turn = Turn("intent", "ReportSymptomIntent", {slot: (Value(said),)})
        report = respond(turn, content).state["report"]
        assert report["signs"].get(sign) == 1, report

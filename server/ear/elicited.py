"""After a question for one slot, a bare value is its answer: "a week", "left", "two coffees"."""

from __future__ import annotations

from server.ear.heard import HeardSlot, HeardValue, Understanding
from server.ear.mentions import Sentence
from server.ear.model import Intent, Slot

_AROUND = frozenset(
    "it's it is its about for around maybe i think my the just mainly mostly both been since only "
    "oh well like roughly nearly almost over in on some a bit of say probably um they're that's "
    "please guess would so or two now sort kind must be i'd it'd that'd they'd going getting close "
    "near at least reckon suppose perhaps actually let me see hmm had have".split()
)


def bare_answer(sentence: Sentence, eliciting: str) -> Understanding | None:
    """The asked slot filled, where the sentence is little but its value; else None."""
    for intent in sentence.model.intents.values():
        slot = intent.slot(eliciting.rpartition(".")[2])
        if slot and eliciting.rpartition(".")[0] in {"", intent.name} and _leads(intent, sentence):
            values = _values(slot, sentence)
            heard = HeardSlot(slot.name, slot.type, values)
            return Understanding(intent.name, (heard,)) if values else None
    return None


def _leads(intent: Intent, sentence: Sentence) -> bool:
    """The intent whose dialogue it is: the one with most slots asks for them."""
    return len(intent.slots) == max(len(one.slots) for one in sentence.model.intents.values())


def _values(slot: Slot, sentence: Sentence) -> tuple[HeardValue, ...]:
    words = sentence.words
    found: list[HeardValue] = []
    at = 0
    while at < len(words):
        span = next(sentence.spans(slot.type, at), None)
        if span:
            found.append(span.value)
            at = span.end
        elif words[at] in _AROUND or (found and words[at] in {"and", "or"}):
            at += 1
        else:
            return ()
    return tuple(found) if slot.multiple else tuple(found[:1])

"""What may be suggested at a level, best first."""

from __future__ import annotations

from muscle_mentor.core.facts import Facts
from muscle_mentor.core.rules import Rules


def suggest(facts: Facts, level: str, rules: Rules) -> tuple[str, ...]:
    """Give every suggestion that fits the facts and the level, in the order of triage.yaml."""
    concerned = rules.offers.concerned(facts.told)
    fitting = [offer for offer in concerned if level in offer.levels and offer.test(facts)]
    own = [offer.suggest for offer in fitting if not offer.only_if_none]
    return tuple(dict.fromkeys(own or [offer.suggest for offer in fitting]))

"""The Lambda entry point: real Alexa request JSON in, real Alexa response JSON out."""

import os

from muscle_mentor import faststart

if faststart.wanted():
    faststart.begin()

# Imported only now: the SDK's models are lazy from here on.
from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.log import write_turns
from muscle_mentor.alexa.skill import create_skill

lambda_handler = guarded(create_skill())

if faststart.wanted():
    from muscle_mentor.alexa.priming import prime

    prime(lambda_handler, os.environ)
    faststart.ready()

# Only now: what was answered during the start was no turn.
write_turns()

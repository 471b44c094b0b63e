"""The Lambda entry point: real Alexa request JSON in, real Alexa response JSON out."""

from muscle_mentor.alexa.guard import guarded
from muscle_mentor.alexa.skill import create_skill

lambda_handler = guarded(create_skill())

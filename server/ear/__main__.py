"""Learns the built model now, so that no one waits at the first question."""

from server.talk import ear_for

if __name__ == "__main__":
    ear_for("en-US")

"""The Alexa shell: real request envelopes to turns, replies to real response envelopes."""

"""The core: a turn of the conversation goes in, a reply comes out. No Alexa, no I/O, no clock."""

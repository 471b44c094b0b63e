"""The local Flask test server: Alexa endpoint, page, terminal chat, local understanding."""

"""The page: a question is typed, the answer read and heard."""

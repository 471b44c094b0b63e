"""Times how long a package takes to read all of one language: python content.py ROUNDS, in it."""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, ".")
import lambda_function  # noqa: F401 - as on Lambda, where the skill is there by then
from muscle_mentor.core.content import ENTRIES
from muscle_mentor.stored_content import COMPILED, content_for

FILES = sorted(Path(COMPILED, "en").iterdir())


def read():
    content_for.cache_clear()
    content = content_for("en-US")
    started = time.perf_counter()
    for file in FILES:
        (content.lexicon if file.stem in ENTRIES else content._shard)(file.stem)
    return time.perf_counter() - started


rounds = [read() for _ in range(int(sys.argv[1]))]
print(json.dumps({"bytes": sum(file.stat().st_size for file in FILES), "seconds": rounds}))

"""Times a package's handler: python warm.py ANSWERS, in the package, an event on standard input."""

import json
import sys
import time

sys.path.insert(0, ".")
from lambda_function import lambda_handler

event, seconds = json.load(sys.stdin), []
for _ in range(int(sys.argv[1])):
    started = time.perf_counter()
    answer = lambda_handler(event, None)
    seconds.append(time.perf_counter() - started)
assert "outputSpeech" in answer["response"]
print(json.dumps(seconds[len(seconds) // 5 :]))

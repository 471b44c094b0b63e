"""Amazon's own ask-cli, from npm, drives the local skill with placeholder credentials."""

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
ASK = ROOT / "node_modules" / ".bin" / "ask"


@pytest.fixture
def ask(real_address, tmp_path):
    """Run ask against the local server; its state goes to a home of its own."""
    names = ("ASK_ACCESS_TOKEN", "ASK_VENDOR_ID", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "ASK_SMAPI_SERVER_BASE_URL": real_address,
        "ASK_SHARE_USAGE": "false",
        **dict.fromkeys(names, "placeholder"),
    }

    def run(*arguments):
        done = subprocess.run(  # noqa: S603
            [ASK, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout + done.stderr

    return run


def test_ask_dialog_replays_our_own_file(ask):
    told = ask("dialog", "--replay", str(ROOT / "tests/replays/emergency-in-britain.json"))
    assert "Alexa > Do you also have any of these" in told
    assert "Alexa > Please call 999 now" in told
    assert "Session ended" in told


def test_ask_smapi_simulates_and_gets_the_simulation(ask):
    skill = ("-s", "amzn1.ask.skill.local", "-g", "development")
    started = json.loads(
        ask(
            "smapi", "simulate-skill", *skill, "--input-content", "help", "--device-locale", "en-US"
        )
    )
    told = json.loads(
        ask("smapi", "get-skill-simulation", *skill, "--simulation-id", started["id"])
    )
    assert told["status"] == "SUCCESSFUL"
    assert told["result"]["alexaExecutionInfo"]["alexaResponses"][0]["content"]["caption"]

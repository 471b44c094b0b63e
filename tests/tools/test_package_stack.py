"""What `ask deploy` reads: the stack grants no more than it must, and no path leads nowhere."""

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tools.package import TEMPLATE
from tools.rooms import ROOT


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's own tags as plain values."""


def _plain(loader, _, node):
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


_Loader.add_multi_constructor("!", _plain)


@pytest.fixture(scope="module")
def stack():
    return yaml.load(TEMPLATE.read_text(), Loader=_Loader)  # noqa: S506 - a safe loader


@pytest.fixture(scope="module")
def resources(stack):
    return {name: each["Properties"] for name, each in stack["Resources"].items()}


def test_the_function_may_write_its_own_log_and_nothing_else(resources):
    [policy] = resources["SkillRole"]["Policies"]
    [allowed] = policy["PolicyDocument"]["Statement"]
    assert allowed["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert allowed["Resource"] == "SkillLog.Arn"
    assert "ManagedPolicyArns" not in resources["SkillRole"]


def test_only_this_skill_may_call_the_function(resources):
    called = resources["AlexaMayCall"]
    assert called["Principal"] == "alexa-appkit.amazon.com"
    assert called["EventSourceToken"] == "SkillId"
    assert resources["SkillFunction"]["Environment"]["Variables"] == {"SKILL_ID": "SkillId"}


def test_time_out_and_log_are_as_the_privacy_policy_says(resources):
    assert resources["SkillFunction"]["Timeout"] == 8
    assert resources["SkillLog"]["RetentionInDays"] == 14
    assert "deleted after 14 days" in (ROOT / "docs" / "privacy.md").read_text()


def test_errors_and_slow_answers_raise_alarms(resources):
    assert {resources[name]["MetricName"] for name in ("ErrorsAlarm", "DurationAlarm")} == {
        "Errors",
        "Duration",
    }


def test_the_ask_cli_finds_its_endpoint(stack):
    assert stack["Outputs"]["SkillEndpoint"]["Value"] == "SkillFunction.Arn"


def test_every_path_and_parameter_of_ask_resources_is_there(stack):
    profile = json.loads((ROOT / "ask-resources.json").read_text())["profiles"]["default"]
    config = profile["skillInfrastructure"]["userConfig"]
    for path in (
        profile["skillMetadata"]["src"],
        profile["code"]["default"]["src"],
        config["templatePath"],
    ):
        assert (ROOT / path).exists()
    assert set(config["cfn"]["parameters"]) <= set(stack["Parameters"])


def test_the_hook_can_be_run():
    """Without the right to run it, `ask deploy` fails; without the hook, it ships everything."""
    assert os.access(ROOT / "hooks" / "build.sh", os.X_OK)


@pytest.mark.parametrize("code", [0, 2])
def test_the_hook_makes_the_package_where_ask_wants_it(tmp_path, code):
    """`ask deploy` starts it in a copy of lambda/, with the name of a zip in its own folder."""
    noted = tmp_path / "noted"
    make = tmp_path / "make"
    make.write_text(f'#!/bin/sh\nprintf "%s\\n" "$PWD" "$@" > {noted}\nexit {code}\n')
    make.chmod(0o755)
    done = subprocess.run(  # noqa: S603 - our own hook
        [ROOT / "hooks" / "build.sh", "build.zip", "false"],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=False,
    )
    folder, *asked = noted.read_text().splitlines()
    assert (Path(folder), asked[-2:]) == (ROOT, ["package", f"ZIP={tmp_path}/build.zip"])
    assert done.returncode == code


@pytest.mark.skipif(find_spec("cfnlint") is None, reason="cfn-lint is not installed")
def test_amazons_linter_has_nothing_to_say():
    from cfnlint import api

    assert api.lint_file(TEMPLATE) == []

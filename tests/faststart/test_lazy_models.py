"""The SDK's model classes load on first use, and are the same classes."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import ask_sdk_model
from envelopes import intent, launch

from muscle_mentor.alexa.priming import prime
from muscle_mentor.faststart.lazy_models import module_of

MODELS = Path(ask_sdk_model.__file__).parent
INITS = sorted(MODELS.rglob("__init__.py"))
ROOT = Path(__file__).parents[2]


def fresh(code, **environment):
    """What a new process prints last, as JSON."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", "import sys, json\n" + code],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'lambda'}:{ROOT / 'tests/alexa'}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def exports(path):
    """Module and class of every line of an __init__.py; all lines are imports."""
    for line in ast.parse(path.read_text()).body:
        assert isinstance(line, ast.ImportFrom), (path, ast.unparse(line))
        if line.module != "__future__":
            assert (line.level, len(line.names)) == (1, 1), (path, ast.unparse(line))
            yield line.module, line.names[0].name


def test_the_packages_only_re_export_and_modules_are_named_for_their_classes():
    found = [pair for path in INITS for pair in exports(path)]
    assert [pair for pair in found if module_of(pair[1]) != pair[0]] == []
    assert (len(INITS) > 70, len(found) > 500) == (True, True)


def test_every_name_gives_the_very_class_of_its_module():
    code = """
from muscle_mentor.faststart import lazy_models; lazy_models.install()
from importlib import import_module
from pathlib import Path
import ask_sdk_model, ast
wrong, seen, root = [], 0, Path(ask_sdk_model.__file__).parent
real = lambda found: found._load() if isinstance(found, lazy_models._Function) else found
for path in root.rglob("__init__.py"):
    package = ".".join(("ask_sdk_model", *path.parent.relative_to(root).parts))
    for line in ast.parse(path.read_text()).body:
        if isinstance(line, ast.ImportFrom) and line.module != "__future__":
            name = line.names[0].name
            own = real(getattr(import_module(f"{package}.{line.module}"), name))
            given = real(getattr(import_module(package), name))
            wrong += [name] * (given is not own or not isinstance(own, type))
            seen += 1
print(json.dumps([wrong, seen > 500]))
"""
    assert fresh(code) == [[], True]


def test_other_ways_to_ask_work_as_without_it():
    code = """
from muscle_mentor.faststart import lazy_models; lazy_models.install()
import ask_sdk_model
star = {}
exec("from ask_sdk_model.ui import *", star)
try: ask_sdk_model.NoSuchClass
except AttributeError as error: missing = str(error)
print(json.dumps([ask_sdk_model.ui.SimpleCard is star["SimpleCard"], missing]))
"""
    expected = "module 'ask_sdk_model' has no attribute 'NoSuchClass'"
    assert fresh(code) == [True, expected]


def test_what_is_put_off_does_what_it_does_for_everybody():
    code = """
from envelopes import launch
from muscle_mentor.faststart import lazy_models
if sys.argv[1:]: lazy_models.install()
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.utils import get_locale, is_intent_name, is_request_type
from ask_sdk_core.view_resolvers import TemplateFactory
from ask_sdk_model import RequestEnvelope
envelope = DefaultSerializer().deserialize(json.dumps(launch()), RequestEnvelope)
asked = HandlerInput(envelope, template_factory=TemplateFactory([], None))
late = "ask_sdk_core.response_helper" in sys.modules and "__getattr__" in vars(
    sys.modules["ask_sdk_core.response_helper"])
said = asked.response_builder.speak("hello").ask("well?").response
try: asked.generate_template_response("none", {})
except Exception as error: failed = [type(error).__name__, str(error)]
asks = [is_request_type("LaunchRequest")(asked), is_intent_name("X")(asked), get_locale(asked)]
print(json.dumps([late, DefaultSerializer().serialize(said), asks, failed]))
"""
    whole = fresh(code)
    late = fresh(f"sys.argv.append('late')\n{code}")
    assert (whole[0], late[0]) == (False, True)
    assert whole[1:] == late[1:]
    assert whole[1]["outputSpeech"]["ssml"] == "<speak>hello</speak>"


def test_a_service_client_is_loaded_when_it_is_asked_for():
    code = """
from muscle_mentor.faststart import lazy_models; lazy_models.install()
from ask_sdk_model.services import ServiceClientFactory, ApiConfiguration
where = "ask_sdk_model.services.reminder_management.reminder_management_service_client"
before = where in sys.modules
client = ServiceClientFactory(ApiConfiguration()).get_reminder_management_service()
from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient
own = ReminderManagementServiceClient.get_reminders
print(json.dumps([before, client.get_reminders.__func__ is own]))
"""
    assert fresh(code) == [False, True]


def test_the_skill_gets_a_real_factory_where_it_has_a_client():
    code = """
from muscle_mentor.faststart import lazy_models; lazy_models.install()
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.skill import ServiceClientFactory as late
early = "ask_sdk_model.services.ups" in sys.modules
from ask_sdk_model.services import ApiConfiguration
made = late(api_configuration=ApiConfiguration()).get_reminder_management_service()
print(json.dumps([early, made.get_reminders.__qualname__]))
"""
    assert fresh(code) == [False, "ReminderManagementServiceClient.get_reminders"]


SLOW = (
    "ask_sdk_model.services.service_client_factory",
    "inspect",
    "muscle_mentor.core.quantities",
    "requests",
    "urllib3",
    "urllib.request",
    "dateutil",
    "yaml",
    "ask_sdk_model.services.ups.ups_service_client",
)


def test_a_start_with_two_answers_imports_nothing_that_it_does_not_need():
    code = f"""
from lambda_function import lambda_handler
run = [name for name, module in sys.modules.items() if "__getattr__" not in vars(module)]
print(json.dumps([name for name in {SLOW!r} if name in run]))
"""
    assert fresh(code) == []


def test_the_setting_switches_everything_off_and_the_answers_are_the_same():
    code = """
from envelopes import intent, launch
from lambda_function import lambda_handler
events = [launch(), intent("WhyBodyPartIntent", body_part=("eyelid", "eyelid")), {"request": 1}]
lazy = any("faststart" in getattr(finder, "__module__", "") for finder in sys.meta_path)
print(json.dumps([lazy, [lambda_handler(event, None) for event in events]]))
"""
    on, off = fresh(code), fresh(code, FAST_START="off")
    assert (on[0], off[0]) == (True, False)
    assert on[1] == off[1]


def test_priming_asks_as_the_skill_that_is_configured():
    asked = []
    prime(lambda event, _: asked.append(event), {"SKILL_ID": "amzn1.ask.skill.x"})
    kinds = [event["request"]["type"] for event in asked]
    assert kinds == ["LaunchRequest", "IntentRequest"]
    assert asked[0].keys() == launch().keys() == intent("X").keys()
    ids = {event["context"]["System"]["application"]["applicationId"] for event in asked}
    assert ids == {"amzn1.ask.skill.x"}

"""Stand-ins are there during a start, and give way to the real modules after it."""

import six
from test_lazy_models import fresh

from muscle_mentor.faststart import SIX


def test_a_start_does_without_the_real_module():
    code = """
from lambda_function import lambda_handler
from ask_sdk_core.dispatch_components import AbstractRequestHandler
base = AbstractRequestHandler.__mro__[-2].__module__
print(json.dumps([[name in sys.modules for name in ("typing", "six")], base]))
"""
    assert fresh(code) == [[False, False], "muscle_mentor.light_typing"]


def test_what_a_start_needs_of_six_is_what_six_does():
    assert list(SIX["iteritems"]({"a": 1})) == list(six.iteritems({"a": 1}))
    assert {name: SIX[name] for name in ("text_type", "integer_types")} == {
        "text_type": six.text_type,
        "integer_types": six.integer_types,
    }


def test_after_the_start_a_service_of_amazon_has_the_real_six():
    code = """
from lambda_function import lambda_handler
from ask_sdk_model import Session
from ask_sdk_model.services.base_service_client import quote
import six
print(json.dumps([quote("a b"), six.moves.__name__, Session(new=True).to_dict()["new"]]))
"""
    assert fresh(code) == ["a%20b", "six.moves", True]


def test_after_the_start_whoever_makes_types_gets_the_real_module():
    code = """
from lambda_function import lambda_handler
import asyncio, importlib.metadata, importlib.resources, typing
class Pair(typing.NamedTuple):
    first: typing.Optional[int]
print(json.dumps([Pair(1).first, str(typing.Union[str, int]), hasattr(typing, "__file__")]))
"""
    assert fresh(code) == [1, "typing.Union[str, int]", True]


def test_the_real_module_behind_a_stand_in_is_loaded_once():
    code = """
from muscle_mentor import stand_in
stand_in.install("colorsys", {"ONE_THIRD": 1})
import colorsys as light
first, again = light.rgb_to_hsv, light.rgb_to_hsv
stand_in.give_way("colorsys")
import colorsys
print(json.dumps([light.ONE_THIRD, first is again, colorsys.rgb_to_hsv is first]))
"""
    assert fresh(code) == [1, True, True]


def test_where_the_real_module_is_there_already_it_stays():
    code = """
import typing
from lambda_function import lambda_handler
print(json.dumps(hasattr(sys.modules["typing"], "__file__")))
"""
    assert fresh(code) is True

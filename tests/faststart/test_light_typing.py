"""The stand-in for `typing` is there during a start, and gives way to the real module."""

from test_lazy_models import fresh


def test_a_start_does_without_the_real_module():
    code = """
from lambda_function import lambda_handler
import typing
from ask_sdk_core.dispatch_components import AbstractRequestHandler
print(json.dumps([hasattr(typing, "__file__"), AbstractRequestHandler.__mro__[-2].__module__]))
"""
    assert fresh(code) == [False, "muscle_mentor.light_typing"]


def test_whoever_asks_for_more_gets_the_real_module():
    code = """
from lambda_function import lambda_handler
import typing
class Pair(typing.NamedTuple):
    first: int
hints = typing.get_type_hints(Pair)
print(json.dumps([Pair(1).first, hints["first"].__name__, str(typing.Literal["a"])]))
"""
    assert fresh(code) == [1, "int", "typing.Literal['a']"]


def test_where_the_real_module_is_there_already_it_stays():
    code = """
import typing
from lambda_function import lambda_handler
print(json.dumps(hasattr(sys.modules["typing"], "__file__")))
"""
    assert fresh(code) is True

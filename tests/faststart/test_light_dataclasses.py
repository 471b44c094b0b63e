"""Light dataclasses behave as the standard ones, for every class of the skill."""

import dataclasses
import importlib
import pkgutil

import pytest
from test_lazy_models import fresh

import muscle_mentor
from muscle_mentor import light_dataclasses as light
from muscle_mentor.core.replace import replace


def originals():
    """Every dataclass of the skill, with the file that it stands in."""
    for module in pkgutil.walk_packages(muscle_mentor.__path__, "muscle_mentor."):
        for each in vars(importlib.import_module(module.name)).values():
            own = isinstance(each, type) and each.__module__ == module.name
            if own and dataclasses.is_dataclass(each):
                yield each


CLASSES = sorted(set(originals()), key=lambda each: each.__qualname__)


def twin(standard):
    """The same class, made anew by the light module from what was written."""
    given = {"__annotations__": standard.__annotations__, "__qualname__": standard.__qualname__}
    for each in dataclasses.fields(standard):
        said = {"hash": each.hash is not False, "compare": each.compare}
        if each.default is not dataclasses.MISSING:
            said["default"] = each.default
        if each.default_factory is not dataclasses.MISSING:
            said["default_factory"] = each.default_factory
        given[each.name] = light.Field(**said)
    frozen = standard.__dataclass_params__.frozen
    return light.dataclass(type(standard.__name__, (), given), frozen=frozen)


def filled(cls, start=0):
    names = list(cls.__annotations__)
    return cls(*(start + number for number, _ in enumerate(names)))


def test_there_are_many_and_they_use_what_is_offered():
    params = [each.__dataclass_params__ for each in CLASSES]
    assert len(CLASSES) > 25
    assert all(each.__bases__ == (object,) for each in CLASSES)
    assert not any(each.order or each.unsafe_hash for each in params)


@pytest.mark.parametrize("standard", CLASSES, ids=lambda each: each.__name__)
def test_a_class_of_the_skill_is_the_same_either_way(standard):
    ours = twin(standard)
    assert repr(filled(ours)) == repr(filled(standard))
    assert filled(ours) == filled(ours)
    assert filled(ours) != filled(ours, 1)
    assert filled(ours) != filled(standard)
    name = next(iter(standard.__annotations__))
    for make in (ours, standard):
        assert getattr(replace(filled(make), **{name: "other"}), name) == "other"
    changed = replace(filled(standard), **{name: "other"})
    assert changed == dataclasses.replace(filled(standard), **{name: "other"})
    if standard.__hash__ is None:
        assert ours.__hash__ is None
    else:
        assert hash(filled(ours)) == hash(filled(ours))


@pytest.mark.parametrize("standard", CLASSES, ids=lambda each: each.__name__)
def test_what_the_standard_refuses_is_refused(standard):
    ours, names = twin(standard), list(standard.__annotations__)
    needed = [
        each.name
        for each in dataclasses.fields(standard)
        if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
    ]
    for make in (ours, standard):
        with pytest.raises(TypeError):
            make(*names, "one more")
        with pytest.raises(TypeError):
            make(**dict.fromkeys(needed, 1), no_such_field=1)
        if needed:
            with pytest.raises(TypeError):
                make()
        else:
            assert vars(make()).keys() == set(names)
        if standard.__dataclass_params__.frozen:
            with pytest.raises(AttributeError):
                setattr(filled(make), names[0], 1)
            with pytest.raises(AttributeError):
                delattr(filled(make), names[0])


def test_defaults_that_are_made_are_made_for_each():
    made = twin(next(each for each in CLASSES if each.__name__ == "Found"))
    one, other = made(), made()
    one.stated.append("x")
    assert other.stated == []


def test_a_field_that_is_not_compared_is_not_compared():
    turn = twin(next(each for each in CLASSES if each.__name__ == "Turn"))
    one = replace(filled(turn), attributes={"a": 1})
    assert one == replace(one, attributes={"b": 2})
    assert hash(one) == hash(replace(one, attributes={"b": 2}))


@pytest.mark.parametrize("standard", CLASSES, ids=lambda each: each.__name__)
def test_a_copy_leaves_its_original_alone_and_takes_no_foreign_field(standard):
    one, names = filled(standard), list(standard.__annotations__)
    other = replace(one, **{names[-1]: "other"})
    assert one == filled(standard)
    assert type(other) is standard
    with pytest.raises(TypeError, match=names[0]):
        replace(one, no_such_field=1)


def test_what_it_does_not_do_is_the_real_modules():
    code = """
from muscle_mentor import light_dataclasses; light_dataclasses.install()
from dataclasses import dataclass, replace
@dataclass(order=True)
class Point:
    x: int
print(json.dumps([Point(1) < Point(2), replace(Point(1), x=3).x]))
"""
    assert fresh(code) == [True, 3]


def test_a_start_uses_it_and_whoever_asks_for_more_gets_the_real_module():
    code = """
from lambda_function import lambda_handler
import dataclasses
from muscle_mentor.core.turn import Value
light = "inspect" not in sys.modules
fields = dataclasses.fields
print(json.dumps([light, "inspect" in sys.modules, repr(Value("left"))]))
"""
    assert fresh(code) == [True, True, "Value(raw='left', id=None)"]


def test_where_the_standard_module_is_there_already_it_stays():
    code = """
import dataclasses
real = dataclasses.dataclass
from lambda_function import lambda_handler
print(json.dumps(sys.modules["dataclasses"].dataclass is real))
"""
    assert fresh(code) is True

"""Delays modules that a dependency imports and we seldom use."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def lazy_import(name: str) -> None:
    """Import the module `name` when one of its attributes is first used (PEP 562, module `__getattr__`).

    Before Python 3.12, an import statement loads the module in spite of importlib's LazyLoader.
    """
    if name in sys.modules:
        return
    spec = find_spec(name)
    if spec is None:
        return
    parent, _, child = name.rpartition(".")
    stand_in = ModuleType(name)

    def load(attribute: str) -> Any:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        module = import_module(name)
        vars(stand_in).update(vars(module))
        return getattr(module, attribute)

    vars(stand_in).update(__spec__=spec, __path__=spec.submodule_search_locations, __getattr__=load)
    sys.modules[name] = stand_in
    if parent:
        setattr(import_module(parent), child, stand_in)

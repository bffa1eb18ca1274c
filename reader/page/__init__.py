"""What the web gave us: HTML to `Page`. The only room that knows BeautifulSoup."""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def _import_when_used(name: str) -> None:
    """Put off importing a module until something in it is used (PEP 562, a module's `__getattr__`).

    importlib's LazyLoader would do, but before Python 3.12 the import statement itself counts as use.
    """
    spec = find_spec(name)
    if name in sys.modules or spec is None:
        return
    stand_in = ModuleType(name)

    def load(attribute: str) -> Any:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
        module = import_module(name)
        vars(stand_in).update(vars(module))
        return getattr(module, attribute)

    vars(stand_in).update(__spec__=spec, __path__=spec.submodule_search_locations, __getattr__=load)
    sys.modules[name] = stand_in


# BeautifulSoup imports soupsieve for CSS selectors. Nothing here selects by CSS, and compiling its
# patterns is half the time that importing BeautifulSoup takes.
_import_when_used("soupsieve")

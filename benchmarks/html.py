"""How right and how fast web pages are read: ``python benchmarks/html.py FOLDER``; the benchmark is ``html_pages.py``.

This folder stands first on the path of every benchmark in it, and the standard library has a module of this file's
name. Whoever imports ``html`` gets that one.
"""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path

if __name__ == "__main__":
    from html_pages import main

    main()
else:
    here = Path(__file__).parent
    spec = PathFinder.find_spec(__name__, [place for place in sys.path if Path(place).resolve() != here])
    if spec is None or spec.loader is None:
        raise ImportError("the standard library's html is not on the path", name=__name__)
    sys.modules[__name__] = module_from_spec(spec)  # what an import gives is what stands there when it ends
    spec.loader.exec_module(sys.modules[__name__])

"""Loading plugins: ours, installed ones, the caller's; forgiving and loud."""

from __future__ import annotations

import importlib
import inspect
import os
import types
import warnings
from collections.abc import Callable, Iterable, Sequence
from itertools import count, filterfalse
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import frozen

from newskit import hookspecs
from newskit.annotators import Annotator
from newskit.errors import PluginError, PluginLoadError, PluginWarning
from newskit.model import Annotation

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["BUILTIN", "LoadedPlugin", "Plugins", "is_named", "normal_name", "plugins_switched_off"]

#: Our own plugins; they arrive by the same hooks as everybody else's.
BUILTIN = (
    "newskit.plugins.agreements",
    "newskit.plugins.boilerplate",
    "newskit.plugins.credits",
    "newskit.plugins.formats",
    "newskit.plugins.intake",
    "newskit.plugins.language",
    "newskit.plugins.layout",
    "newskit.plugins.money",
    "newskit.plugins.overlaps",
    "newskit.plugins.packs",
    "newskit.plugins.people",
    "newskit.plugins.quotes",
    "newskit.plugins.quotes.model",
    "newskit.plugins.sentences",
)


@frozen(kw_only=True)
class LoadedPlugin:
    """One plugin of a pipeline, or one that was left out.

    Args:
        name: What ``block=`` calls it.
        origin: ``builtin``, ``installed`` or ``given``.
        package: The distribution of an installed one, with its version.
        hooks: The hooks it has.
        left_out: Why it is not there; None when it is.
    """

    name: str
    origin: str
    package: str = ""
    hooks: tuple[str, ...] = ()
    left_out: str | None = None


class _Manager(pluggy.PluginManager):
    def parse_hookimpl_opts(self, plugin: Any, name: str) -> Any:
        """Take every function called ``newskit_...`` for a hook, marked or not."""
        options = super().parse_hookimpl_opts(plugin, name)
        if options is None and name.startswith("newskit_") and inspect.isroutine(getattr(plugin, name, None)):
            return {}
        return options


def plugins_switched_off() -> bool:
    """Whether ``NEWSKIT_NO_PLUGINS`` is set to anything but ``0`` and the like."""
    return os.environ.get("NEWSKIT_NO_PLUGINS", "").lower() not in ("", "0", "no", "false")


class Plugins:
    """The plugins of one pipeline.

    Args:
        given: The caller's plugins: modules, objects with hooks, or annotators.
        block: Names of plugins (``newskit-court``, ``newskit.quotes``) and annotators that stay out.
        use_entry_points: Whether installed plugins are loaded.
        strict: Whether a plugin that cannot be loaded is an error.

    Raises:
        PluginLoadError: A hook is misspelt, or takes arguments that do not exist; with `strict` any failure.
    """

    def __init__(
        self,
        given: Iterable[Any] = (),
        *,
        block: Sequence[str] = (),
        use_entry_points: bool = True,
        strict: bool = False,
    ) -> None:
        self._manager = _Manager("newskit")
        self._manager.add_hookspecs(hookspecs)
        #: The names that stay out, as names are compared.
        self.block = frozenset(map(normal_name, block))
        self._strict = strict
        self.loaded: list[LoadedPlugin] = []
        self._aliases: set[str] = set()
        #: All annotators that are not blocked, each with the name of its plugin.
        self.annotators: list[tuple[str, Annotator]] = []
        self._idle: list[Annotator] = []
        # pluggy asks the plugin registered last first: so ours, then installed ones, then the caller's.
        for module in BUILTIN:
            name = module.replace(".plugins.", ".")
            self._register(name, "builtin", importlib.import_module(module))
        if use_entry_points and not plugins_switched_off():
            from importlib.metadata import entry_points  # noqa: PLC0415  (15 ms that importing newskit need not pay)

            found = sorted(entry_points(group="newskit"), key=lambda point: (point.name, point.value), reverse=True)
            for point in found:
                self._load(point)
        for plugin in given:
            self._register(_name_of(plugin), "given", _with_hooks(plugin))
            if not self.loaded[-1].hooks and not self.loaded[-1].left_out:
                raise PluginLoadError(_no_plugin(plugin))
        self.hook = self._manager.hook

    def _load(self, point: EntryPoint) -> None:
        package = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        name = point.dist.name if point.dist else point.name
        self._aliases.add(normal_name(point.name))
        if {normal_name(name), normal_name(point.name)} & self.block:
            self.loaded.append(LoadedPlugin(name=name, origin="installed", package=package, left_out="blocked"))
            return
        try:
            plugin = point.load()
        except Exception as error:  # noqa: BLE001  (whatever a stranger's module does at import)
            self._leave_out(name, package, f"plugin {point.name!r} of {package or point.value}", error)
            return
        name = f"{name}:{point.name}" if self._manager.has_plugin(name) else name
        try:
            self._register(name, "installed", plugin, package)
        except PluginLoadError:
            raise  # a misspelt hook: nobody would ever see what it was to give
        except PluginError as error:
            self._leave_out(name, package, f"plugin {point.name!r} of {package or point.value}", error)
            self.loaded = [one for one in self.loaded if one.name != name or one.left_out]
            self._manager.unregister(plugin)

    def _leave_out(self, name: str, package: str, told: str, error: Exception) -> None:
        told = f"{told} was left out: {type(error).__name__}: {error}"
        if self._strict:
            raise PluginLoadError(told) from error
        warnings.warn(PluginWarning(told), stacklevel=5)
        self.loaded.append(LoadedPlugin(name=name, origin="installed", package=package, left_out=f"{error!r}"))

    def _register(self, name: str, origin: str, plugin: Any, package: str = "") -> None:
        if normal_name(name) in self.block:
            self.loaded.append(LoadedPlugin(name=name, origin=origin, package=package, left_out="blocked"))
            # Its sections stay known: that nobody reads a part of a pack is no mistake in the pack.
            if hasattr(plugin, "newskit_annotators"):
                self._idle += _annotators_of(name, plugin.newskit_annotators)
            return
        self._make_room(plugin)
        name = self._free(name)
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise PluginLoadError(f"plugin {name!r}: {error}; hooks are {', '.join(_HOOKS)}") from error
        hooks = tuple(caller.name for caller in self._manager.get_hookcallers(plugin) or ())
        self.loaded.append(LoadedPlugin(name=name, origin=origin, package=package, hooks=hooks))
        self._ask(name, plugin)

    def _make_room(self, plugin: Any) -> None:
        """A plugin that is there already, installed or ours, and is given again, moves to its new place in line."""
        old = next((name for name, one in self._manager.list_name_plugin() if one is plugin), None)
        if old is not None:
            self._manager.unregister(name=old)
            self.loaded = [one for one in self.loaded if one.name != old]
            self.annotators = [(owner, one) for owner, one in self.annotators if owner != old]

    def _free(self, name: str) -> str:
        """A name that no other plugin has: objects of one class would all be called after it."""
        numbered = (f"{name}-{number}" for number in count(2))
        return name if not self._manager.has_plugin(name) else next(filterfalse(self._manager.has_plugin, numbered))

    def _ask(self, name: str, plugin: Any) -> None:
        """Ask a plugin for its annotators, once."""
        for caller in self._manager.get_hookcallers(plugin) or ():
            if caller.name == "newskit_annotators":
                (implementation,) = (one for one in caller.get_hookimpls() if one.plugin is plugin)
                for one in _annotators_of(name, implementation.function):
                    if is_named(one.name, self.block):
                        self._idle.append(one)
                    else:
                        self.annotators.append((name, one))

    @property
    def sections(self) -> list[type[Any]]:
        """The sections of language packs that anybody declares, blocked annotators among them."""
        declared = (cls for one in [*(one for _, one in self.annotators), *self._idle] for cls in one.sections)
        return list(dict.fromkeys(declared))

    def packs(self) -> list[Any]:
        """The language packs of all plugins, ours first.

        Raises:
            PluginError: A plugin cannot give its packs; the message names it.
        """
        found: list[Any] = []
        for implementation in self._manager.hook.newskit_languages.get_hookimpls():
            try:
                given: Any = implementation.function()
                if isinstance(given, str):
                    raise TypeError(f"must give a list of packs, gave {given!r:.80}")  # noqa: TRY301
                found += given
            except Exception as error:
                told = f"newskit_languages failed: {type(error).__name__}: {error}"
                raise PluginError(f"plugin {implementation.plugin_name!r}: {told}") from error
        return found

    def ranks(self) -> dict[str, int]:
        """For each annotator the place of its plugin: ours 0, then installed ones, then the caller's in order."""
        places = {plugin.name: number for number, plugin in enumerate(self.loaded) if plugin.origin != "builtin"}
        return {one.name: places.get(owner, -1) + 1 for owner, one in self.annotators}

    def told(self) -> str:
        """The names of all plugins and annotators, for an error that says which there are."""
        return ", ".join(sorted({*(plugin.name for plugin in self.loaded), *(one.name for _, one in self.annotators)}))

    def unknown(self, names: Iterable[str]) -> list[str]:
        """Of some names those that fit no plugin and no annotator, blocked ones included."""
        annotators = [*(one.name for _, one in self.annotators), *(one.name for one in self._idle)]
        plugins = [plugin.name for plugin in self.loaded]
        known = {*self._aliases, *(normal_name(name) for name in [*plugins, *annotators])}
        return sorted(
            name
            for name in map(normal_name, names)
            if not any(one == name or one.startswith(name + ".") for one in known)
        )


def _annotators_of(name: str, function: Callable[..., Any]) -> list[Annotator]:
    try:
        found = list(function() or ())
    except Exception as error:
        raise PluginError(f"plugin {name!r}: newskit_annotators failed: {type(error).__name__}: {error}") from error
    for one in found:
        lacks = [key for key in _ATTRIBUTES if not hasattr(one, key)]
        if lacks or isinstance(one, type) or not callable(one):
            told = f"; it has no {', '.join(lacks)}" if len(lacks) < len(_ATTRIBUTES) and lacks else ""
            raise PluginError(
                f"plugin {name!r}: newskit_annotators gave {one!r:.80}, which is no annotator{told}; "
                f"decorate the function with @newskit.annotator(makes=...)"
            )
        for key in ("makes", "needs", "uses"):
            kinds = getattr(one, key)
            sound = isinstance(kinds, tuple) and all(isinstance(k, type) and issubclass(k, Annotation) for k in kinds)
            if not sound:
                told = f"{key} must be a tuple of record classes, is {kinds!r:.80}"
                raise PluginError(f"plugin {name!r}: annotator {one.name!r}: {told}")
    return found


_ATTRIBUTES = ("name", "makes", "needs", "uses", "languages", "sections", "on_demand", "replaces")


_HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("newskit_"))


def normal_name(name: str) -> str:
    """A name as it is compared: case, and hyphen or underscore, do not matter."""
    return name.strip().lower().replace("_", "-")


def is_named(name: str, names: Iterable[str]) -> bool:
    """Whether an annotator's name, or a part of it that ends at a dot, is among the names."""
    mine = normal_name(name)
    return any(mine == one or mine.startswith(one + ".") for one in names)


def _name_of(plugin: Any) -> str:
    name = getattr(plugin, "__name__", None) or getattr(plugin, "name", None)
    return str(name) if name else f"{type(plugin).__module__}.{type(plugin).__qualname__}"


def _no_plugin(plugin: Any) -> str:
    if isinstance(plugin, str):
        return f"{plugin!r} is a name; give the module itself, or an annotator"
    if inspect.isfunction(plugin):
        return f"{plugin.__qualname__} is no annotator; decorate it with @newskit.annotator(makes=...)"
    return f"plugin {_name_of(plugin)!r} has no hooks; hooks are {', '.join(_HOOKS)}"


def _with_hooks(plugin: Any) -> Any:
    if isinstance(plugin, Annotator) and not isinstance(plugin, type):
        return types.SimpleNamespace(newskit_annotators=lambda: [plugin])
    return plugin

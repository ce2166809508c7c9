"""Settings, plugins and log of Pelican, handed to other processes.

A lambda in `pelicanconf.py` cannot be pickled; it is taken from that file again, there.
"""

import locale
import logging
import pickle  # from this program to itself
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from pelican.plugins._utils import load_plugins
from pelican.settings import load_source

if TYPE_CHECKING:
    from types import ModuleType

Logged = tuple[str, int, str]
"""The logger's name, the level, the words."""


class Unportable(ValueError):
    """A setting that no other process can be handed; str() names it."""


class Taken(NamedTuple):
    """What is taken from a settings file: a setting, or one *entry* of it."""

    key: str
    entry: str | None
    module: str


class Parcel(NamedTuple):
    """Settings, ready to be handed over."""

    path: tuple[str, ...]
    """Where Python looks for modules."""
    files: tuple[tuple[str, str], ...]
    """Settings files to load first: (name, path)."""
    settings: bytes
    taken: tuple[Taken, ...]
    level: int
    """The level of the log."""

    def open(self) -> dict[str, Any]:
        """Make this process like the one that packed the parcel; return the settings."""
        sys.path[:] = self.path
        modules = {name: load_source(name, path) for name, path in self.files}
        settings: dict[str, Any] = pickle.loads(self.settings)  # noqa: S301
        for key, entry, name in self.taken:
            held = getattr(modules[name], key)
            if entry is None:
                settings[key] = held
            else:
                settings[key][entry] = held[entry]
        for name in settings["LOCALE"]:
            with suppress(locale.Error):
                locale.setlocale(locale.LC_ALL, str(name))
                break
        return settings


def pack_settings(settings: dict[str, Any], plugins: Iterable[str]) -> Parcel:
    """Return *settings* as a parcel; *plugins* names the modules that may have added to them.

    Raises Unportable.
    """
    packer = _Packer(tuple(plugins))
    kept: dict[str, Any] = {}
    for key, value in settings.items():
        if packer.takes(value):
            kept[key] = value
        elif home := packer.home_of(key, value):
            if not isinstance(value, dict):
                packer.taken.append(Taken(key, None, home))
                continue
            kept[key] = {}
            for entry, held in value.items():
                if packer.takes(held):
                    kept[key][entry] = held
                elif packer.is_own(held):
                    packer.taken.append(Taken(key, entry, home))
                else:
                    raise Unportable(f"{key}: {entry}")
        else:
            raise Unportable(key)
    return Parcel(
        tuple(sys.path),
        tuple(packer.files.items()),
        pickle.dumps(kept, protocol=5),
        tuple(packer.taken),
        logging.getLogger().level,
    )


class _Packer:
    """Knows the settings files that are loaded, and which of them are needed."""

    def __init__(self, plugins: tuple[str, ...]) -> None:
        self.plugins = plugins
        self.files: dict[str, str] = {}
        self.taken: list[Taken] = []
        self.loaded: dict[str, ModuleType] = {
            name: module
            for name, module in list(sys.modules.items())
            if getattr(module, "SITENAME", None) is not None and getattr(module, "__file__", None)
        }

    def takes(self, value: object) -> bool:
        """Tell whether *value* can be pickled; note the settings files that it refers to."""
        try:
            data = pickle.dumps(value, protocol=5)
        except Exception:  # noqa: BLE001 (what a setting's own class raises is not known)
            return False
        for name in self.loaded:
            if name.encode() in data:
                self.files[name] = str(self.loaded[name].__file__)
        return True

    def home_of(self, key: str, value: object) -> str | None:
        """Return the settings file that has *value* as *key*."""
        for name, module in self.loaded.items():
            if getattr(module, key, None) is value:
                self.files[name] = str(module.__file__)
                return name
        return None

    def is_own(self, value: object) -> bool:
        """Tell whether the settings have *value* from the start: no plugin put it in later."""
        module = str(getattr(value, "__module__", ""))
        return not any(module == name or module.startswith(f"{name}.") for name in self.plugins)


def register_plugins(settings: dict[str, Any]) -> list[str]:
    """Register the plugins of *settings* in this process, as Pelican does; return their modules."""
    plugins = load_plugins(settings)
    for plugin in plugins:
        plugin.register()
    return [plugin.__name__ for plugin in plugins]


class Heard(logging.Handler):
    """Keeps what is logged, to be said in another process."""

    def __init__(self) -> None:
        """Hear nothing yet."""
        super().__init__()
        self.records: list[Logged] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the logger's name, the level and the words."""
        self.records.append((record.name, record.levelno, record.getMessage()))

    def listen(self, level: int) -> None:
        """Hear all that this process logs, from *level* on, and let nothing else print it."""
        root = logging.getLogger()
        root.handlers[:] = [self]
        root.setLevel(level)

    def take(self) -> list[Logged]:
        """Return what was heard, and forget it."""
        found, self.records = self.records, []
        return found


def say_again(records: Iterable[Logged]) -> None:
    """Log *records* here; under `--fatal` this raises as Pelican's own log does."""
    for name, level, words in records:
        logging.getLogger(name).log(level, "%s", words)

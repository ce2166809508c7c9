"""The catalogue's tables, and connections to it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
  source TEXT, path TEXT, size INT, mtime INT, digest TEXT, stem TEXT, fault TEXT,
  PRIMARY KEY (source, path)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_fault ON files (source) WHERE fault <> '';
CREATE TABLE IF NOT EXISTS totals (name TEXT PRIMARY KEY, n INT) WITHOUT ROWID;
INSERT OR IGNORE INTO totals VALUES ('bytes', 0);
CREATE TRIGGER IF NOT EXISTS files_come AFTER INSERT ON files WHEN new.stem <> '' BEGIN
  UPDATE totals SET n = n + new.size WHERE name = 'bytes';
END;
CREATE TRIGGER IF NOT EXISTS files_change AFTER UPDATE OF size, stem ON files
  WHEN new.size <> old.size OR new.stem <> old.stem BEGIN
  UPDATE totals SET n = n + iif(new.stem <> '', new.size, 0) - iif(old.stem <> '', old.size, 0)
  WHERE name = 'bytes';
END;
CREATE TRIGGER IF NOT EXISTS files_go AFTER DELETE ON files WHEN old.stem <> '' BEGIN
  UPDATE totals SET n = n - old.size WHERE name = 'bytes';
END;
CREATE TABLE IF NOT EXISTS surveys (
  source TEXT, part TEXT, rows BLOB, PRIMARY KEY (source, part)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (
  sid INTEGER PRIMARY KEY, stem TEXT UNIQUE, source TEXT, path TEXT, digest TEXT, url TEXT,
  record BLOB, metadata BLOB, row BLOB,
  marks BLOB);
CREATE INDEX IF NOT EXISTS held_digest ON held (digest);
CREATE INDEX IF NOT EXISTS held_modified ON held (sid)
  WHERE instr(metadata, CAST('modified' AS BLOB));
CREATE TABLE IF NOT EXISTS bodies (sid INTEGER PRIMARY KEY, content BLOB);
CREATE TABLE IF NOT EXISTS stories (
  sid INTEGER PRIMARY KEY, stem TEXT, published TEXT, slug TEXT, url TEXT, save_as TEXT,
  terms TEXT, row BLOB, unsure TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS stories_stem ON stories (stem);
CREATE INDEX IF NOT EXISTS stories_order ON stories (published DESC, slug, stem);
CREATE INDEX IF NOT EXISTS stories_date ON stories (substr(published, 6, 5));
CREATE TABLE IF NOT EXISTS days (day TEXT PRIMARY KEY, n INT) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS stories_come AFTER INSERT ON stories BEGIN
  INSERT INTO days VALUES (substr(new.published, 1, 10), 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER IF NOT EXISTS stories_go AFTER DELETE ON stories BEGIN
  UPDATE days SET n = n - 1 WHERE day = substr(old.published, 1, 10);
  DELETE FROM days WHERE day = substr(old.published, 1, 10) AND n = 0;
END;
CREATE TABLE IF NOT EXISTS apart (
  sid INTEGER PRIMARY KEY, stem TEXT UNIQUE, status TEXT, url TEXT, save_as TEXT);
CREATE TABLE IF NOT EXISTS details (sid INTEGER PRIMARY KEY, metadata BLOB);
CREATE TABLE IF NOT EXISTS terms (
  tid INTEGER PRIMARY KEY, facet TEXT, name TEXT, kind TEXT, base TEXT, slug TEXT, url TEXT,
  save_as TEXT, n INT DEFAULT 0, sure INT DEFAULT 0, UNIQUE (facet, name));
CREATE INDEX IF NOT EXISTS terms_base ON terms (facet, base);
CREATE INDEX IF NOT EXISTS terms_page ON terms (facet, kind, n DESC, name) WHERE url <> '';
CREATE TABLE IF NOT EXISTS memberships (
  tid INT, published TEXT, sid INT, sure INT, kind TEXT,
  PRIMARY KEY (tid, published, sid)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kinds (tid INT, kind TEXT, n INT, PRIMARY KEY (tid, kind)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (target TEXT, stem TEXT, PRIMARY KEY (target, stem)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_stem ON links (stem);
CREATE TABLE IF NOT EXISTS addresses (
  address TEXT, stem TEXT, fixed INT, PRIMARY KEY (address, stem)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS addresses_stem ON addresses (stem);
CREATE TABLE IF NOT EXISTS register (
  stem TEXT PRIMARY KEY, id TEXT, sha256 TEXT, added TEXT, address TEXT, year TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS register_sha ON register (sha256);
CREATE INDEX IF NOT EXISTS register_year ON register (year);
CREATE TABLE IF NOT EXISTS accessions (
  sid INTEGER PRIMARY KEY, added TEXT, published TEXT, id TEXT);
CREATE INDEX IF NOT EXISTS accessions_order ON accessions (added, published, id);
CREATE TABLE IF NOT EXISTS notes (
  stem TEXT PRIMARY KEY, path TEXT, digest TEXT, size INT, mtime INT, note BLOB, fault TEXT)
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS aliases (alias TEXT, stem TEXT, PRIMARY KEY (alias, stem))
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS companions (
  source TEXT, path TEXT, size INT, mtime INT, digest TEXT, stem TEXT, told BLOB, fault TEXT,
  amiss TEXT, remark TEXT, PRIMARY KEY (source, path)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS companions_stem ON companions (stem);
CREATE TABLE IF NOT EXISTS pages (
  view TEXT, key TEXT, path TEXT, world TEXT, stale INT, size INT, mtime INT, digest BLOB,
  memo BLOB, PRIMARY KEY (view, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pages_path ON pages (path COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS pages_stale ON pages (view) WHERE stale;
"""
_READER, _WRITER = 8_000, 32_000
"""Kilobytes of the catalogue that a worker keeps, which asks for what lies together, and that the
main process keeps, which fills it."""
VERSION = 14
"""Of the schema; a catalogue of another version is made anew."""


class Damaged(sqlite3.DatabaseError):
    """Bytes of the catalogue that are not what was put there, which SQLite cannot tell."""


def is_broken(error: Exception) -> bool:
    """Tell whether *error* says that the catalogue's file is damaged, and nothing else."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return isinstance(error, Damaged) or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def connect(path: str, *, readonly: bool = False) -> sqlite3.Connection:
    """Return a connection to the catalogue at *path*."""
    if readonly:
        db = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, isolation_level=None)
    else:
        db = sqlite3.connect(path, isolation_level=None)
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA wal_autocheckpoint=4000")
        db.execute("PRAGMA recursive_triggers=ON")  # a row that is replaced goes, too
    db.execute("PRAGMA synchronous=OFF")  # a crash of the machine is found by `quick_check`
    db.execute(f"PRAGMA cache_size=-{_READER if readonly else _WRITER}")
    db.execute("PRAGMA temp_store=MEMORY")
    return db


@contextmanager
def unindexed(db: sqlite3.Connection, table: str) -> Iterator[None]:
    """Have an empty *table* without its indexes while it is filled: made of all, they take less.

    In a transaction, which an error rolls back, and with no question under way that a row is still
    to be fetched of. Nobody may ask for what an index finds meanwhile.
    """
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql <> ''"
    indexes = [] if any_in(db, table) else db.execute(sql, (table,)).fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    yield
    for _, made in indexes:
        db.execute(made)


def distinct(db: sqlite3.Connection, table: str, column: str) -> list[str]:
    """Return the values of *column* but an empty one, each found from the one before by an index.

    *table* and *column* are the catalogue's.
    """
    sql = f"SELECT min({column}) FROM {table} WHERE {column} > ?"  # noqa: S608 (no word of a user)
    found = [""]
    while (value := db.execute(sql, (found[-1],)).fetchone()[0]) is not None:
        found.append(str(value))
    return found[1:]


def fact(db: sqlite3.Connection, name: str, default: Any) -> Any:
    """Return what is kept as JSON by *name*; *default* where nothing is.

    Damaged is raised for what is no JSON.
    """
    found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    try:
        return json.loads(found[0]) if found else default
    except ValueError as error:
        message = f"{name}: {error}"
        raise Damaged(message) from error


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def any_in(db: sqlite3.Connection, table: str, beyond: int = 0) -> bool:
    """Tell whether *table*, one of the catalogue's, has a row, or more than so many."""
    sql = f"SELECT 1 FROM {table} LIMIT 1 OFFSET {beyond}"  # noqa: S608 (no word of a user)
    return db.execute(sql).fetchone() is not None

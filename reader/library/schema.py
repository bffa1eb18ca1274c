"""The schema of the library's file: for each version, the statements that migrate the version before.

A released row of MIGRATIONS never changes, because files of that version exist.
"""

from __future__ import annotations

_POSITIONS = (
    """
    CREATE TABLE positions (
        identity    TEXT PRIMARY KEY,  -- the page: its address, its path, or a hash of it
        again       TEXT NOT NULL,     -- the source name that opens it again
        title       TEXT NOT NULL,
        fingerprint TEXT NOT NULL,     -- of the block's text
        block       INTEGER NOT NULL,  -- its number among the article's blocks
        sentence    INTEGER NOT NULL,  -- in the block
        percent     INTEGER NOT NULL,
        ended       INTEGER NOT NULL,  -- 1 if it was heard to its end
        heard_at    REAL NOT NULL      -- seconds since 1970
    )
    """,
    "CREATE INDEX heard ON positions (heard_at)",
)

# An article can have several addresses, and is recognised by its text too.
_ARTICLES = (
    """
    CREATE TABLE articles (
        id          INTEGER PRIMARY KEY,
        again       TEXT NOT NULL,     -- the source name that opens it again, '' if none does
        title       TEXT NOT NULL,
        fingerprint TEXT NOT NULL DEFAULT '',    -- of the text of the last block heard
        block       INTEGER NOT NULL DEFAULT 0,  -- its number among the article's blocks
        sentence    INTEGER NOT NULL DEFAULT 0,  -- in the block
        percent     INTEGER NOT NULL DEFAULT 0,
        ended       INTEGER NOT NULL DEFAULT 0,  -- 1 if it was heard to its end
        heard_at    REAL,                        -- seconds since 1970; NULL if nothing was heard yet
        rate        INTEGER,                     -- these three: the settings of this article
        voice       TEXT,
        verbosity   TEXT
    )
    """,
    "CREATE INDEX articles_heard ON articles (heard_at)",
    "CREATE TABLE addresses (identity TEXT PRIMARY KEY, article INTEGER NOT NULL)",
    # Fingerprints of some paragraphs: reader/library/sketch.py
    "CREATE TABLE prints (print TEXT, article INTEGER, PRIMARY KEY (print, article)) WITHOUT ROWID",
    "CREATE INDEX prints_of ON prints (article)",
    """
    CREATE TABLE bookmarks (
        id          INTEGER PRIMARY KEY,
        article     INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        block       INTEGER NOT NULL,
        sentence    INTEGER NOT NULL,
        percent     INTEGER NOT NULL,
        text        TEXT NOT NULL,     -- how the sentence begins
        note        TEXT NOT NULL,
        made_at     REAL               -- seconds since 1970; NULL if unknown
    )
    """,
    "CREATE INDEX bookmarks_of ON bookmarks (article)",
    """
    INSERT INTO articles (id, again, title, fingerprint, block, sentence, percent, ended, heard_at)
        SELECT rowid, again, title, fingerprint, block, sentence, percent, ended, heard_at FROM positions
    """,
    "INSERT INTO addresses SELECT identity, rowid FROM positions",
    # Some files of the first version have marks, too.
    """
    CREATE TABLE IF NOT EXISTS marks (
        identity TEXT NOT NULL, number INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        block INTEGER NOT NULL, sentence INTEGER NOT NULL, note TEXT NOT NULL,
        PRIMARY KEY (identity, number)
    )
    """,
    """
    INSERT INTO bookmarks (article, fingerprint, block, sentence, percent, text, note)
        SELECT article, fingerprint, block, sentence, 0, '', note
        FROM marks JOIN addresses USING (identity) ORDER BY article, number
    """,
    "DROP TABLE marks",
    "DROP TABLE positions",
)

# The articles to hear, with their pages, and those that were heard.
_QUEUE = (
    """
    CREATE TABLE queue (
        id          INTEGER PRIMARY KEY,
        article     INTEGER NOT NULL,
        words       INTEGER NOT NULL,
        added_at    REAL NOT NULL,     -- seconds since 1970
        url         TEXT NOT NULL,     -- from here on, as in reader.sources.source.Source
        identity    TEXT NOT NULL,
        again       TEXT NOT NULL,
        charset     TEXT NOT NULL,
        is_public   INTEGER NOT NULL,
        html        BLOB NOT NULL      -- compressed with zlib
    )
    """,
    """
    CREATE TABLE visits (
        id          INTEGER PRIMARY KEY,
        article     INTEGER NOT NULL,
        began_at    REAL NOT NULL,     -- seconds since 1970
        until       REAL NOT NULL,
        words       INTEGER NOT NULL,  -- heard
        percent     INTEGER NOT NULL,  -- of the article that was reached
        ended       INTEGER NOT NULL
    )
    """,
    """
    INSERT INTO visits (article, began_at, until, words, percent, ended)
        SELECT id, heard_at, heard_at, 0, percent, ended FROM articles
        WHERE heard_at IS NOT NULL ORDER BY heard_at
    """,
)

# A position in an edited paragraph is found by its sentence.
_SENTENCES = ("ALTER TABLE articles ADD COLUMN text TEXT NOT NULL DEFAULT ''",)  # how it begins

# A book from the queue is read as a book.
_BOOKS = ("ALTER TABLE queue ADD COLUMN only_article INTEGER NOT NULL DEFAULT 0",)

# Two issues of a newsletter share most of their text; their beginnings and dates distinguish them.
_ISSUES = (
    "ALTER TABLE articles ADD COLUMN lead TEXT NOT NULL DEFAULT ''",  # the first long paragraph's fingerprint
    "ALTER TABLE articles ADD COLUMN published TEXT NOT NULL DEFAULT ''",  # a date in ISO 8601
)

# What the listener leaves out, as in the setting `skip`: on a site, or in an article that has none.
_SKIPPED = ("CREATE TABLE skipped (place TEXT PRIMARY KEY, kinds TEXT NOT NULL)",)

# The voices that the listener chose while listening, by name, as for --voice.
_VOICES = ("CREATE TABLE voices (language TEXT PRIMARY KEY, voice TEXT NOT NULL)",)

# Feeds, and articles of the queue whose page is still to be downloaded.
_FEEDS = (
    """
    CREATE TABLE feeds (
        id            INTEGER PRIMARY KEY,
        address       TEXT NOT NULL UNIQUE,  -- without a name and a password
        url           TEXT NOT NULL,         -- with them
        title         TEXT NOT NULL,
        newest        INTEGER NOT NULL,      -- how many of its articles wait in the queue at most
        validated_url TEXT NOT NULL DEFAULT '',  -- as in reader.sources.feeds.fetch.Validators
        etag          TEXT NOT NULL DEFAULT '',
        modified      TEXT NOT NULL DEFAULT '',
        updated_at    REAL,                  -- seconds since 1970; NULL before the first update
        problem       TEXT NOT NULL DEFAULT ''   -- why the last update failed
    )
    """,
    # Keys of the entries that were seen: reader/sources/feeds/entry_keys.py
    "CREATE TABLE feed_entries (feed INTEGER, key TEXT, PRIMARY KEY (feed, key)) WITHOUT ROWID",
    "ALTER TABLE queue ADD COLUMN feed INTEGER NOT NULL DEFAULT 0",  # 0: from none
    # 1: the page is still to be downloaded; html is what can be read without it, or empty
    "ALTER TABLE queue ADD COLUMN pending INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE queue ADD COLUMN place INTEGER NOT NULL DEFAULT 0",  # articles with a lower one come first
)

# Each article that is added is looked for first.
_QUEUED_ARTICLES = ("CREATE INDEX queue_of ON queue (article)",)

MIGRATIONS = (
    _POSITIONS, _ARTICLES, _QUEUE, _SENTENCES, _BOOKS, _ISSUES, _SKIPPED, _VOICES, _FEEDS, _QUEUED_ARTICLES,
)  # fmt: skip
VERSION = len(MIGRATIONS)  # as in PRAGMA user_version

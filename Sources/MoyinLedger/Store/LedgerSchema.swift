internal import GRDB

/// The tables, in the steps in which they came about. A step that was released is never changed; a new one follows it, as one
/// transaction: a ledger is brought up to it as a whole or left as it was.
///
/// A step has no key, so that seals outlive it: a column that is added goes into the seal only where it is set.
enum LedgerSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("ledger") { db in
            try db.execute(
                sql: """
                    CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
                    -- Units, columns and versions of rules: few, and said of many items.
                    CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL);
                    CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL);
                    CREATE TABLE run (
                        id INTEGER PRIMARY KEY,
                        started INTEGER NOT NULL,
                        -- NULL: it was cut off; what it had entered stands.
                        finished INTEGER,
                        version INTEGER NOT NULL REFERENCES name,
                        items INTEGER NOT NULL DEFAULT 0,
                        unchanged INTEGER NOT NULL DEFAULT 0,
                        bytes INTEGER NOT NULL DEFAULT 0,
                        leaking INTEGER NOT NULL DEFAULT 0,
                        found INTEGER NOT NULL DEFAULT 0,
                        reopened INTEGER NOT NULL DEFAULT 0,
                        not_reviewed INTEGER NOT NULL DEFAULT 0,
                        gone INTEGER NOT NULL DEFAULT 0,
                        seal INTEGER NOT NULL DEFAULT 0
                    );
                    CREATE TABLE item (
                        id INTEGER PRIMARY KEY,
                        key TEXT NOT NULL UNIQUE,
                        title TEXT,
                        unit INTEGER REFERENCES name,
                        channel INTEGER REFERENCES name,
                        url TEXT,
                        published TEXT,
                        source INTEGER NOT NULL REFERENCES source,
                        content BLOB NOT NULL,
                        version INTEGER NOT NULL REFERENCES name,
                        verdict INTEGER NOT NULL,
                        needs_person INTEGER NOT NULL,
                        -- Why it was not reviewed.
                        problem TEXT,
                        first_run INTEGER NOT NULL REFERENCES run,
                        last_run INTEGER NOT NULL REFERENCES run,
                        -- The run that read its source as a whole and did not meet it.
                        gone INTEGER REFERENCES run,
                        seal INTEGER NOT NULL
                    );
                    CREATE TABLE cases (
                        id INTEGER PRIMARY KEY,
                        item INTEGER NOT NULL UNIQUE REFERENCES item,
                        -- The case of an item that says the same.
                        same_as INTEGER REFERENCES cases,
                        origin TEXT NOT NULL,
                        also TEXT NOT NULL DEFAULT '',
                        state TEXT NOT NULL,
                        severity INTEGER NOT NULL,
                        persons INTEGER NOT NULL,
                        problem TEXT,
                        unit INTEGER REFERENCES name,
                        person TEXT,
                        deadline TEXT,
                        measure TEXT,
                        evidence TEXT,
                        reason TEXT,
                        author TEXT,
                        approver TEXT,
                        found_at INTEGER NOT NULL,
                        assigned_at INTEGER,
                        rectified_at INTEGER,
                        rechecked_at INTEGER,
                        rechecked_by TEXT,
                        closed_at INTEGER,
                        failed_rechecks INTEGER NOT NULL DEFAULT 0,
                        reopened INTEGER NOT NULL DEFAULT 0,
                        -- The item as it was then.
                        content BLOB NOT NULL,
                        leaks BLOB NOT NULL,
                        sketch BLOB NOT NULL,
                        seal INTEGER NOT NULL
                    );
                    CREATE INDEX cases_state ON cases (state);
                    -- Fingerprints of values, eight bytes each: what was ever found in an item, and whether it was at the last reading.
                    CREATE TABLE finding (
                        "case" INTEGER NOT NULL REFERENCES cases,
                        kind TEXT NOT NULL,
                        severity INTEGER NOT NULL,
                        count INTEGER NOT NULL,
                        places TEXT NOT NULL,
                        fingerprints BLOB NOT NULL,
                        is_present INTEGER NOT NULL,
                        PRIMARY KEY ("case", kind, severity)
                    ) WITHOUT ROWID;
                    CREATE TABLE history (
                        id INTEGER PRIMARY KEY,
                        at INTEGER NOT NULL,
                        actor TEXT NOT NULL,
                        action TEXT NOT NULL,
                        "case" INTEGER REFERENCES cases,
                        detail TEXT NOT NULL,
                        -- Of the case as it was afterwards, or of all items together.
                        state_seal INTEGER NOT NULL,
                        seal BLOB NOT NULL
                    );
                    CREATE INDEX history_case ON history ("case") WHERE "case" IS NOT NULL;
                    """)
        }
        return migrator
    }()
}

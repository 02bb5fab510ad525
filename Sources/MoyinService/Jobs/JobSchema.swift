internal import GRDB

/// The tables, in the steps in which they came about. A step that was released is never changed; a new one follows it.
enum JobSchema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("jobs") { db in
            try db.execute(
                sql: """
                    CREATE TABLE job (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        owner TEXT NOT NULL,
                        identity TEXT,
                        state TEXT NOT NULL,
                        task TEXT NOT NULL,
                        query TEXT NOT NULL,
                        content_type TEXT NOT NULL,
                        is_english INTEGER NOT NULL,
                        created INTEGER NOT NULL,
                        finished INTEGER,
                        expires INTEGER NOT NULL,
                        total_bytes INTEGER NOT NULL DEFAULT 0,
                        documents INTEGER NOT NULL DEFAULT 0,
                        bytes INTEGER NOT NULL DEFAULT 0,
                        pieces INTEGER NOT NULL DEFAULT 0,
                        lines INTEGER NOT NULL DEFAULT 0,
                        outputs INTEGER NOT NULL DEFAULT 0,
                        output_bytes INTEGER NOT NULL DEFAULT 0,
                        attempts INTEGER NOT NULL DEFAULT 0,
                        verdict TEXT,
                        status INTEGER,
                        media_type TEXT,
                        failure_code TEXT,
                        failure_detail TEXT,
                        failure_remedy TEXT
                    );
                    CREATE INDEX job_state ON job (state, number);
                    CREATE INDEX job_owner ON job (owner, number);
                    CREATE INDEX job_identity ON job (identity);
                    CREATE TABLE input (
                        job INTEGER NOT NULL REFERENCES job,
                        number INTEGER NOT NULL,
                        bytes BLOB NOT NULL,
                        is_remembered INTEGER NOT NULL DEFAULT 0
                    );
                    CREATE UNIQUE INDEX input_number ON input (job, number);
                    CREATE TABLE output (
                        job INTEGER NOT NULL REFERENCES job,
                        number INTEGER NOT NULL,
                        bytes BLOB NOT NULL
                    );
                    CREATE UNIQUE INDEX output_number ON output (job, number);
                    """)
        }
        migrator.registerMigration("webhooks") { db in
            try db.execute(
                sql: """
                    ALTER TABLE job ADD COLUMN webhook TEXT;
                    CREATE TABLE delivery (
                        job INTEGER PRIMARY KEY REFERENCES job,
                        attempts INTEGER NOT NULL DEFAULT 0,
                        due INTEGER NOT NULL
                    );
                    """)
        }
        migrator.registerMigration("audit") { db in try db.execute(sql: "ALTER TABLE job ADD COLUMN actor TEXT") }
        return migrator
    }()
}

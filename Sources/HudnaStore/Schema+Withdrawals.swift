extension Schema {
    /// Corrections that were taken back: they stay, and hold no more.
    static let withdrawals = """
        CREATE TABLE withdrawal (
            correction INTEGER PRIMARY KEY REFERENCES correction ON DELETE CASCADE,
            coder TEXT NOT NULL CHECK (coder <> ''),
            made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z')
        ) STRICT;
        CREATE INDEX correction_by_coder ON correction (coder);
        """
}

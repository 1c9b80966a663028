extension Schema {
    /// The passage of a claim, where it is another stretch than its evidence; empty where it is not.
    static let passages = """
        ALTER TABLE claim ADD COLUMN passage TEXT NOT NULL DEFAULT '';
        ALTER TABLE claim ADD COLUMN passage_start INTEGER NOT NULL DEFAULT 0 CHECK (passage_start >= 0);
        """
}

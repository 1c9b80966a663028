extension Schema {
    /// Whose text it is by its byline; nothing is known of readings that were there before until their reports are read again.
    static let agencies = """
        ALTER TABLE reading ADD COLUMN agency TEXT CHECK (agency <> '');
        """
}

extension Schema {
    /// Tables of names that reports were read with, by the names of their files: what is built or read anew knows them too.
    static let nameTables = """
        CREATE TABLE name_table (
            key INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            content TEXT NOT NULL
        ) STRICT;
        """
}

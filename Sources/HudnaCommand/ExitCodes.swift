internal import ArgumentParser

extension ExitCode {
    /// Some input could not be read; the rest was.
    static let partlyRead = ExitCode(3)
    /// The command line asks for what can't be.
    static let usage = ExitCode(64)
    /// The database is none of Hudna's, or can't be used.
    static let store = ExitCode(65)
    /// A program that is needed is not there.
    static let unavailable = ExitCode(69)
    /// The output, or the database, could not be written.
    static let output = ExitCode(74)
}

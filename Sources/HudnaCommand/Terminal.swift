internal import Foundation

/// What of the terminal the program uses.
struct Terminal {
    /// Whether a file descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether colours are wanted there (no-color.org; a dumb terminal has none).
    static func wantsColour(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return isTerminal(descriptor) && !refused && environment["TERM"] != "dumb"
    }
}

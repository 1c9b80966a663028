internal import ArgumentParser
internal import Foundation
internal import HudnaWeb

/// `hudna serve people`.
struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Who may open the record from elsewhere, and what he may do.",
        discussion: "Accounts lie in a file beside the database that only its owner may read. Passwords are read from standard input.",
        subcommands: [List.self, Add.self, Change.self, Close.self, Open.self], defaultSubcommand: List.self)

    struct Options: ParsableArguments {
        @Option(name: .customLong("db"), help: ArgumentHelp("The database.", valueName: "file"))
        var path = "hudna.sqlite"

        var people: People { People(database: path) }

        /// Does something with the accounts; what keeps it from being done is told on standard error.
        func with(_ body: (People) throws -> Void) throws {
            do {
                try body(people)
            } catch let problem as People.Problem {
                throw ValidationError(problem.description)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the accounts.")
        @OptionGroup var options: Options

        func run() throws {
            try options.with { people in
                for person in try people.all() { print("\(person.name)\t\(person.role.rawValue)\(person.isClosed ? "\tclosed" : "")") }
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds an account; its password is read from standard input.")
        @Argument var name: String
        @Option(help: "reader, coder, editor or administrator.") var role: String
        @OptionGroup var options: Options

        func run() throws { try options.with { try $0.add(name, role: RoleName.role(role), password: Password.read()) } }
    }

    struct Change: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives an account another role, or with --password another password.")
        @Argument var name: String
        @Option(help: "reader, coder, editor or administrator.") var role: String?
        @Flag(help: "Read another password from standard input.") var password = false
        @OptionGroup var options: Options

        func validate() throws {
            if role == nil, !password { throw ValidationError("Say what to change: --role ROLE, --password.") }
        }
        func run() throws { try options.with { try $0.set(name, role: role.map(RoleName.role), password: password ? Password.read() : nil) } }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Closes an account; what its owner has said stays.")
        @Argument var name: String
        @OptionGroup var options: Options
        func run() throws { try options.with { try $0.set(name, isClosed: true) } }
    }

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opens a closed account again.")
        @Argument var name: String
        @OptionGroup var options: Options
        func run() throws { try options.with { try $0.set(name, isClosed: false) } }
    }
}

/// Roles as they are written on the command line.
enum RoleName {
    /// - Throws: where the text is no role that can be given.
    static func role(_ text: String) throws -> Role {
        guard let role = Role(rawValue: text), Role.given.contains(role) else {
            throw ValidationError("\(text) is no role. Write reader, coder, editor or administrator.")
        }
        return role
    }
}

/// A password that is typed or piped in.
enum Password {
    /// The first line of standard input; on a terminal it is asked for and not shown.
    static func read() throws -> String {
        let isTyped = isatty(0) == 1
        var before = termios()
        if isTyped {
            FileHandle.standardError.write(Data("Password: ".utf8))
            tcgetattr(0, &before)
            var quiet = before
            quiet.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(0, TCSANOW, &quiet)
        }
        defer {
            if isTyped {
                tcsetattr(0, TCSANOW, &before)
                FileHandle.standardError.write(Data("\n".utf8))
            }
        }
        guard let line = readLine() else { throw ValidationError("There is no password on standard input.") }
        return line
    }
}

internal import ArgumentParser
internal import HudnaStore

/// Which database.
struct StoreOptions: ParsableArguments {
    @Option(name: .customLong("db"), help: ArgumentHelp("The database.", valueName: "file"))
    var path = "hudna.sqlite"

    func validate() throws {
        if path.isEmpty { throw ValidationError("--db is empty. Name a file.") }
    }

    /// Does something with the store; what keeps it from being used is told on standard error.
    /// - Throws: `ExitCode.store`, `ExitCode.output`, and what `body` throws.
    func with<Value>(_ access: Store.Access, _ messages: Messages, _ body: (Store) throws -> Value) throws -> Value {
        do {
            return try body(Store(path: path, access: access))
        } catch let error as StoreError {
            messages.say(error.description)
            throw error.isOutput ? ExitCode.output : ExitCode.store
        }
    }
}

internal import ArgumentParser
internal import Hudna

@main
struct HudnaProgram: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hudna", abstract: "Reads the news of a war's talks and keeps the record.")
}

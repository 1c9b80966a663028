internal import Foundation
internal import HudnaIntake

/// Writes to standard error, one line a message, and counts what could not be read. One thread's.
final class Messages {
    /// Problems of one kind in one file that are told one by one; the others are counted.
    private static func toldSingly(_ code: Problem.Code) -> Int { code.isFailure ? 20 : 5 }

    private let isQuiet: Bool
    private var told: [String: (count: Int, last: Problem)] = [:]
    private var order: [String] = []
    private(set) var failures = 0
    /// Called before a line is written, so that the progress bar gets out of its way.
    var clear: () -> Void = {}

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    /// Something that ends the program.
    func say(_ line: String) { write("hudna: " + line + "\n") }

    /// Something that is worth knowing, and no failure.
    func note(_ line: String) { if !isQuiet { say("note: " + line) } }

    func tell(_ problem: Problem) {
        if problem.code.isFailure { failures += 1 }
        if isQuiet && !problem.code.isFailure { return }
        let key = problem.code.rawValue + "\u{0}" + problem.file
        let count = (told[key]?.count ?? 0) + 1
        if count == 1 { order.append(key) }
        told[key] = (count, problem)
        if count <= Messages.toldSingly(problem.code) { say((problem.code.isFailure ? "" : "note: ") + problem.description) }
        if order.count > 1000 { tellCounts() }
    }

    /// How many problems were not told one by one, by file and kind.
    func tellCounts() {
        for key in order {
            guard let (count, last) = told[key], count > Messages.toldSingly(last.code) else { continue }
            let place = last.line.map { ", the last in line \($0)" } ?? ""
            say("\(last.file): \(count - Messages.toldSingly(last.code)) more like these (\(last.code.rawValue))\(place)")
        }
        told = [:]
        order = []
    }

    private func write(_ text: String) {
        clear()
        OutputFile.writeAll(Array(text.utf8), to: 2)
    }
}

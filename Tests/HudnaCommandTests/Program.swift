import Foundation
import Testing

/// The built `hudna`, run as a user runs it.
enum Program {
    struct Result {
        let out: String
        let err: String
        let code: Int32

        var lines: [Substring] { out.split(separator: "\n") }
        var errors: [Substring] { err.split(separator: "\n") }
    }

    /// Beside the test bundle, or beside the tests' own executable.
    static let path: String = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        return bundle.bundleURL.resolvingSymlinksInPath().deletingLastPathComponentIfBundle().appendingPathComponent("hudna").path
    }()

    /// Runs `hudna` with these arguments; what it writes goes through files, so that nothing can block.
    static func run(
        _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:], folder: String? = nil, program: String = path,
        timeout: TimeInterval = 600
    ) throws -> Result {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        variables["HUDNA_LANGUAGE"] = nil
        variables.merge(environment) { _, new in new }
        process.environment = variables
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let stdin = try scratch.write("stdin", input ?? [])
        process.standardInput = input == nil ? FileHandle.nullDevice : try FileHandle(forReadingFrom: URL(fileURLWithPath: stdin))
        let out = try FileHandle(forWritingTo: URL(fileURLWithPath: try scratch.write("out", [])))
        let err = try FileHandle(forWritingTo: URL(fileURLWithPath: try scratch.write("err", [])))
        process.standardOutput = out
        process.standardError = err
        try process.run()
        let deadline = Date(timeIntervalSinceNow: timeout)
        while process.isRunning && Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
        if process.isRunning {
            process.terminate()
            Issue.record("hudna did not end within \(timeout) s: \(arguments)")
        }
        process.waitUntilExit()
        return Result(out: try scratch.read("out"), err: try scratch.read("err"), code: process.terminationStatus)
    }

    /// Runs a line of shell in which `$hudna` is the program.
    static func shell(_ line: String, environment: [String: String] = [:], folder: String? = nil) throws -> Result {
        try run(["-c", line], environment: environment.merging(["hudna": path]) { first, _ in first }, folder: folder, program: "/bin/sh")
    }
}

extension URL {
    /// The folder that products lie in.
    fileprivate func deletingLastPathComponentIfBundle() -> URL { pathExtension == "xctest" ? deletingLastPathComponent() : self }
}

/// A folder of its own for one test, gone afterwards.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self) }
}

/// A report in Arabic with a claim in it.
let sampleText = "وقع فايز السراج وخليفة حفتر اتفاق وقف إطلاق النار في موسكو يوم الاثنين 13 يناير 2020."

import Foundation
import Testing

/// The program itself, as browsers and others find it: scripts of Tests/Workbench start it on loopback, ask, and end it.
@Suite(.serialized) struct ProgramTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Seconds. A guard against what hangs: a machine that is busy with other tests fails nothing by being slow.
    private static let patience: TimeInterval = 2_400

    /// The folder that the programs lie in: beside the test bundle, or beside the tests' own executable.
    private static var programs: URL {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let url = bundle.bundleURL.resolvingSymlinksInPath()
        return url.pathExtension == "xctest" ? url.deletingLastPathComponent() : url
    }

    /// Runs a script with the interpreter that has what the tests need.
    private func run(_ script: String) throws {
        let python = Self.root.appendingPathComponent(".build-python/bin/python3")
        try #require(FileManager.default.fileExists(atPath: python.path), "what opens the workbench is missing: run Scripts/consumers.sh")
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = python
        process.arguments = [Self.root.appendingPathComponent("Tests/Workbench/" + script).path, Self.programs.path]
        let log = scratch.path + "/log"
        #expect(FileManager.default.createFile(atPath: log, contents: nil))
        let out = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        (process.standardOutput, process.standardError, process.standardInput) = (out, out, FileHandle.nullDevice)
        try process.run()
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.1) }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        let said = String(decoding: try Data(contentsOf: URL(fileURLWithPath: log)), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(script): \(said.suffix(6000))")
    }

    /// Names of other hosts, forms of other sites, giant bodies, half-open connections, hostile strings.
    @Test func hostileRequestsAreRefused() throws { try run("hostile.py") }

    /// Accounts and roles, two coders, uploads, and a server that is killed.
    @Test func peopleWorkWithIt() throws { try run("people.py") }

    /// What a newcomer does, review by keyboard, adding, axe over the main pages in both languages, light and dark.
    @Test func aBrowserShowsIt() throws { try run("browse.py") }

    /// Four short rounds of mixed load over reports made of the samples.
    @Test func memoryStaysWithinWhatIsAllowed() throws { try run("load.py") }

    /// Everything that /openapi.json describes.
    @Test func answersAreAsDescribed() throws { try run("schema.py") }
}

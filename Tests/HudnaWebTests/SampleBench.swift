import Foundation
import Hudna
import Testing

@testable import HudnaWeb

/// A workbench over a record of the samples, made once for all tests by the built `hudna`, as `make serve` does.
enum SampleBench {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private struct Failed: Error { var what: String }

    /// Made once, then only read.
    private static let made: Result<(scratch: Scratch, bench: Workbench), any Error> = Result {
        let scratch = try Scratch()
        let samples = root + "/Samples/"
        var arguments = ["add", "--quiet", "--db", scratch.path + "/r.sqlite", "--actors", samples + "fiction/actors.tsv"]
        for folder in ["libya-2020", "fiction"] {
            arguments += ["--manifest", samples + folder + "/manifest.jsonl"]
            let names = try FileManager.default.contentsOfDirectory(atPath: samples + folder).sorted()
            arguments += names.filter { $0.hasSuffix(".txt") }.map { samples + folder + "/" + $0 }
        }
        // A report that tries to be markup, in all that a report can bring.
        let hostile = "<script>alert(1)</script>\"'&amp;" + braces
        let text = try JSONSerialization.data(withJSONObject: [
            "id": "<b>&\"/x.json", "title": hostile, "outlet": hostile, "published": "2020-01-14T09:00:00Z",
            "text": hostile + " قال فايز السراج إنه وقع اتفاق وقف إطلاق النار في موسكو يوم الاثنين 13 يناير 2020.",
        ])
        try text.write(to: URL(fileURLWithPath: scratch.path + "/hostile.jsonl"))
        let process = Process()
        process.executableURL = program
        process.arguments = arguments + [scratch.path + "/hostile.jsonl"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(what: "hudna add ended with \(process.terminationStatus)") }
        let words = try WordSource(folder: nil, nameFiles: [samples + "fiction/actors.tsv"])
        return (scratch, try Workbench(path: scratch.path + "/r.sqlite", words: words))
    }

    /// What templates would take for their own.
    static let braces = "{{t.hudna}}{{{x}}}"
    static let hostileID = "<b>&\"/x.json"

    /// Beside the test bundle, or beside the tests' own executable.
    private static var program: URL {
        let bundle = (Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main).bundleURL.resolvingSymlinksInPath()
        return (bundle.pathExtension == "xctest" ? bundle.deletingLastPathComponent() : bundle).appendingPathComponent("hudna")
    }

    static var bench: Workbench { get throws { try made.get().bench } }
    static var database: String { get throws { try made.get().scratch.path + "/r.sqlite" } }

    /// Asks for an address.
    static func get(_ target: String, _ tongue: Tongue = .english, method: String = "GET") async throws -> Answer {
        let asked = try #require(Asked(method: method, target: target, headers: ["accept-language": tongue.rawValue]))
        return await (try bench).answer(asked)
    }

    static func html(_ target: String, _ tongue: Tongue = .english) async throws -> String {
        let answer = try await get(target, tongue)
        #expect(answer.status == 200, "\(target)")
        return String(decoding: answer.bytes, as: UTF8.self)
    }

    static func json(_ target: String) async throws -> [String: Any] {
        let answer = try await get(target)
        #expect(answer.status == 200 || answer.status == 202, "\(target)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
    }

    /// Waits until the stories are put together.
    static func stories() async throws -> [[String: Any]] {
        for _ in 0..<200 {
            let page = try await json("/stories.json")
            if page["is_pending"] as? Bool == false { return page["stories"] as? [[String: Any]] ?? [] }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the stories are not put together")
        return []
    }
}

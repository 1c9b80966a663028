import Foundation
import Testing

@testable import HudnaIntake

/// The seeds of the fuzzers, each of which once was a thought of what could go wrong: none does, and what it gives is recorded.
@Suite struct SeedTests {
    private static func seeds(_ kind: String) -> [(name: String, bytes: [UInt8])] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Fuzzing/seeds/" + kind).standardizedFileURL
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        return names.map { ($0, [UInt8]((try? Data(contentsOf: folder.appendingPathComponent($0))) ?? Data())) }
    }

    @Test func files() throws {
        let scratch = try Scratch()
        var results: [String: String] = [:]
        for (name, bytes) in SeedTests.seeds("intake") {
            let file = ["x.txt", "x.jsonl", "x.json", "x"][Int(bytes.first ?? 0) % 4]
            let taken = Taken([try scratch.write(name + "/" + file, Array(bytes.dropFirst()))])
            results[name] = (taken.ids + taken.codes.map(\.rawValue)).joined(separator: " ")
        }
        #expect(
            results == [
                "empty": "x empty-file", "gzip": "a b", "gzip-cut": "a gzip-truncated", "gzip-trailing": "a trailing-bytes", "indented": "a",
                "lines": "a b json-broken no-text no-text", "list": "a b", "mark-inside": "a a repeated-id", "mixed-list": "a json-broken",
                "never-ends": "json-broken", "text": "x", "utf16-lines": "a b", "windows-line": "w damaged-text",
            ])
    }

    @Test func containers() throws {
        let scratch = try Scratch()
        var results: [String: String] = [:]
        for kind in ["page", "warc", "mail", "zip"] {
            for (name, bytes) in SeedTests.seeds(kind) {
                let taken = Taken([try scratch.write(kind + "/" + name, bytes)])
                results[kind + "/" + name] = ([String(taken.items.count)] + taken.codes.map(\.rawValue)).joined(separator: " ")
            }
        }
        #expect(
            results == [
                "page/atom.xml": "1", "page/entities.rss": "2", "page/tables-windows.html": "1", "page/unclosed.html": "1", "warc/packed": "2 record-broken",
                "warc/packed-body": "1", "warc/plain": "2 record-broken", "mail/parts": "1", "zip/document": "1",
                "page/broken-data.html": "1", "warc/br.warc": "1", "warc/zstd.warc": "1",
            ])
    }

    @Test func json() {
        var taken: [String] = []
        for (name, bytes) in SeedTests.seeds("json") {
            var record = JSONRecord()
            if (try? record.parse(bytes.span)) != nil { taken.append(name) }
        }
        #expect(taken == ["escaped", "escaped-key", "lone", "nested", "whole"])
    }

    @Test func manifests() throws {
        let scratch = try Scratch()
        var results: [String: String] = [:]
        for (name, bytes) in SeedTests.seeds("manifest") {
            var manifest = Manifest()
            do {
                try manifest.add(path: try scratch.write(name, bytes))
                results[name] = "\(manifest.count) rows, \(manifest.problems.count) problems"
            } catch {
                results[name] = "refused"
            }
        }
        #expect(
            results == [
                "comma": "1 rows, 1 problems", "lines": "1 rows, 2 problems", "no-column": "refused", "semicolon": "1 rows, 0 problems",
                "tab": "1 rows, 0 problems", "unclosed": "1 rows, 1 problems", "utf16": "1 rows, 0 problems",
            ])
    }

    @Test func encodings() {
        var results: [String: String] = [:]
        for (name, bytes) in SeedTests.seeds("text") {
            switch TextDecoding.utf8(bytes.span) {
            case .valid: results[name] = "valid"
            case .repaired(_, let count): results[name] = "repaired \(count)"
            case .converted(_, let encoding): results[name] = encoding.rawValue
            case .unknown: results[name] = "unknown"
            }
            if let order = UTF16Decoder.order(of: bytes) { results[name] = "\(order)" }
        }
        #expect(
            results == [
                "bidi": "valid", "bom": "valid", "damaged": "repaired 1", "half-surrogate": "littleEndian", "iso-8859-6": "ISO-8859-6",
                "latin1": "Windows-1256", "pdf": "valid", "persian": "valid", "utf16be-bom": "bigEndian", "utf16le": "littleEndian", "utf8": "valid",
                "windows-1256": "Windows-1256",
            ])
    }
}

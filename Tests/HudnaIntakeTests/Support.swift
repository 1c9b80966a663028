import CZlib
import Foundation
import HudnaRecord

@testable import HudnaIntake

/// A folder of its own for one test, gone afterwards.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "hudna-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, folders above it included, and returns its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}

/// All that an intake yields and tells.
struct Taken {
    var items: [IntakeItem] = []
    var problems: [Problem] = []

    init(_ paths: [String], defaults: IntakeDefaults = IntakeDefaults(), manifest: Manifest = Manifest(), output: String? = nil) {
        var told: [Problem] = []
        let intake = Intake(paths: paths, defaults: defaults, manifest: manifest, output: output, pages: PageReader(words: PageShapeTests.words)) {
            told.append($0)
        }
        while let item = intake.next() { items.append(item) }
        problems = told
    }

    var ids: [String] { items.map(\.report.id) }
    var texts: [String] { items.map { String(decoding: $0.report.text, as: UTF8.self) } }
    var codes: [Problem.Code] { problems.map(\.code) }
    var failures: [Problem.Code] { codes.filter { $0.isFailure } }

    /// The messages with the folder taken off the names.
    func messages(_ scratch: Scratch) -> [String] {
        problems.map { $0.description.replacingOccurrences(of: scratch.path + "/", with: "") }
    }
}

/// One gzip member.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    let room = output.count
    input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(room)
            deflate(&stream, Z_FINISH)
        }
    }
    deflateEnd(&stream)
    return Array(output[..<(room - Int(stream.avail_out))])
}

func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = false) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
        bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
}

/// SplitMix64: the same numbers in every run.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// A short report in Arabic, for tests in which the words don't matter.
let sampleText = "وصل الوفدان إلى العاصمة اليوم لتوقيع اتفاق وقف إطلاق النار"

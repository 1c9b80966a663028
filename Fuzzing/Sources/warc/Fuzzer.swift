import Foundation
@testable import HudnaIntake

/// Web archives, packed and not: records in order of their place, no place outside the file, an end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = HTTPAnswer.read(bytes, limit: 1 << 20)
    let path = Scratch.path
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    guard let raw = try? RawFile(path: path), let input = try? DecodedInput(raw) else { return 0 }
    let archive = WARCReader(input, limit: 1 << 20)
    var last = -1
    while let record = try? archive.next() {
        precondition(record.offset >= last && record.offset <= bytes.count)
        last = record.offset
        _ = HTTPAnswer.read(record.content, limit: 1 << 20)
    }
    return 0
}

private enum Scratch {
    static let path: String = {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        atexit { try? FileManager.default.removeItem(atPath: Scratch.path) }
        return base + "/hudna-fuzz-warc-\(ProcessInfo.processInfo.processIdentifier)"
    }()
}

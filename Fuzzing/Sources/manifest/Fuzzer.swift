import Foundation
@testable import HudnaIntake

/// Manifests: read or refused, and no problem without a message on one line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = FileManager.default.createFile(atPath: Scratch.file, contents: Data(bytes))
    var manifest = Manifest()
    try? manifest.add(path: Scratch.file)
    for problem in manifest.problems { precondition(!problem.description.contains("\n")) }
    _ = manifest.row(for: ["a", "a.txt", ""])
    var rows = CSVRows(bytes)
    while let row = rows.next() { precondition(!row.fields.isEmpty) }
    return 0
}

private enum Scratch {
    static let file: String = {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        let path = base + "/hudna-fuzz-manifest-\(ProcessInfo.processInfo.processIdentifier)"
        atexit { try? FileManager.default.removeItem(atPath: Scratch.file) }
        return path
    }()
}

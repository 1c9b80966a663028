import Foundation
@testable import HudnaIntake

/// Whole files under a name that the first byte chooses: every report that comes out is valid UTF-8, every problem has a message on one line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let names = ["x.txt", "x.jsonl", "x.json", "x"]
    let path = Scratch.folder + "/" + names[Int(first) % names.count]
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes.dropFirst()))
    let intake = Intake(paths: [path]) { problem in precondition(!problem.description.contains("\n")) }
    while let item = intake.next() { precondition(UTF8Bytes.isValid(item.report.text.span)) }
    precondition(intake.next() == nil)
    return 0
}

private enum Scratch {
    static let folder: String = {
        let memory = "/dev/shm"
        let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        let path = base + "/hudna-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: Scratch.folder) }
        return path
    }()
}

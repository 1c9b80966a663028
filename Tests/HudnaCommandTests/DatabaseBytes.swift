import Foundation

/// What stands in the files of a database, in either of the forms in which the store keeps texts.
struct DatabaseBytes {
    private let files: [Data]

    init(_ path: String) throws {
        files = [try Data(contentsOf: URL(fileURLWithPath: path))] + ["-wal", "-shm"].compactMap { FileManager.default.contents(atPath: path + $0) }
    }

    func hold(_ text: String) -> Bool { find(Array(text.utf8)) || holdShort(text) }

    /// As entries are kept: U+0600 to U+067F as 80 to FF.
    func holdShort(_ text: String) -> Bool {
        find(text.unicodeScalars.flatMap { 0x600...0x67F ~= $0.value ? [UInt8($0.value - 0x600 + 0x80)] : Array(String($0).utf8) })
    }

    private func find(_ bytes: [UInt8]) -> Bool { files.contains { $0.range(of: Data(bytes)) != nil } }
}

internal import CHudnaWorkbenchData
internal import Foundation

/// The files that the workbench is made of: those the program carries, or a folder's.
public struct WorkbenchFiles: Sendable {
    /// Bytes by path, e.g. `templates/process.mustache`.
    public let files: [String: [UInt8]]

    init(files: [String: [UInt8]]) { self.files = files }

    /// What the program carries.
    public static let builtIn: WorkbenchFiles = {
        var files: [String: [UInt8]] = [:]
        for index in 0..<hudna_workbench_file_count() {
            guard let file = hudna_workbench_file_at(index)?.pointee, let name = file.name else { continue }
            files[String(cString: name)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
        }
        return WorkbenchFiles(files: files)
    }()

    /// The text of a file; empty where there is none.
    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}

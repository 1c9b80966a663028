internal import Foundation
internal import HudnaIntake

/// A form with files, as it was received: its fields, and a folder that holds its files.
struct Received: Sendable {
    var fields: [(name: String, value: String)] = []
    /// Of its own; whoever takes the form takes the folder.
    var folder: String
    var files = 0
    var bytes = 0

    /// A report as a line of JSON Lines, the shape in which what is no file waits among files.
    static func line(id: String, title: String?, text: String, outlet: String?, url: String?, published: String?) -> [UInt8] {
        let members: KeyValuePairs<String, Node> = [
            "id": .text(id), "title": .optional(title), "text": .text(text), "outlet": .optional(outlet), "url": .optional(url),
            "published": .optional(published),
        ]
        return Node.object(members).json + [0x0A]
    }
}

/// Takes a form with files while it comes in, and puts the files into a folder: of no file more than a piece is in memory.
struct FormReceiver {
    private var reader: MultipartReader
    private let limits: UploadLimits
    private var received: Received
    private var field: (name: String, bytes: [UInt8])?
    private var file: FileHandle?
    private var total = 0

    /// More than any field holds but a text that is pasted.
    private static let longestField = Intake.reportLimit

    /// - Parameters:
    ///   - type: `Content-Type`.
    ///   - folder: is made; the files are put into its `files`.
    /// - Throws: `Fault`.
    init(type: String, folder: String, limits: UploadLimits) throws(Fault) {
        do { reader = try MultipartReader(type: type, mostParts: limits.files + 20) } catch { throw Fault(400, "form") }
        self.limits = limits
        received = Received(folder: folder)
        do {
            try PrivateFile.makeFolder(folder)
            try PrivateFile.makeFolder(folder + "/files")
        } catch { throw Fault(507, "room") }
    }

    /// - Throws: `Fault` 413 where it is too much, 400 where it is no form, 507 where the disk is full.
    mutating func take(_ bytes: [UInt8]) throws(Fault) {
        total += bytes.count
        guard total <= limits.bytes else { throw Fault(413, "large", "\(limits.bytes >> 20) MB") }
        let events: [MultipartReader.Event]
        do {
            events = try reader.feed(bytes)
        } catch {
            throw error == .tooManyParts ? Fault(413, "many", "\(limits.files)") : Fault(400, "form")
        }
        for event in events { try handle(event) }
    }

    private mutating func handle(_ event: MultipartReader.Event) throws(Fault) {
        switch event {
        case .part(let part):
            if let name = part.file { try open(name) } else { field = (part.name, []) }
        case .bytes(let bytes):
            if field != nil {
                field?.bytes += bytes
                guard field.map({ $0.bytes.count <= Self.longestField }) == true else { throw Fault(413, "large", "\(Self.longestField >> 20) MB") }
            } else if let file {
                received.bytes += bytes.count
                do { try file.write(contentsOf: bytes) } catch { throw Fault(507, "room") }
            }
        case .partEnd:
            if let field {
                guard let text = String(validating: field.bytes, as: UTF8.self) else { throw Fault(400, "form") }
                received.fields.append((field.name, text))
            }
            try? file?.close()
            (field, file) = (nil, nil)
        }
    }

    /// Browsers send a part without a name and without bytes where no file was chosen.
    private mutating func open(_ name: String) throws(Fault) {
        if name.isEmpty { return }
        guard let path = FolderArchive.path(name) else { throw Fault(400, "path", name) }
        if FolderArchive.isLeftBehind(path) { return }
        received.files += 1
        guard received.files <= limits.files else { throw Fault(413, "many", "\(limits.files)") }
        let target = try UploadedFiles(folder: received.folder + "/files").place(path)
        file = FileHandle(forWritingAtPath: target)
        if file == nil { throw Fault(507, "room") }
    }

    /// - Throws: `Fault` where the form ended too early.
    func finish() throws(Fault) -> Received {
        do { try reader.finish() } catch { throw Fault(400, "form") }
        return received
    }
}

/// Files that somebody sent, below a folder of their own.
struct UploadedFiles {
    let folder: String

    /// Makes an empty file for a path, and the folders above it. Of two of one path the second gets a number.
    /// - Parameter path: parts that lead nowhere else: `FolderArchive.path`.
    /// - Throws: `Fault` 507.
    func place(_ path: [String]) throws(Fault) -> String {
        var at = folder
        do {
            for part in path.dropLast() {
                at += "/" + part
                try PrivateFile.makeFolder(at)
            }
        } catch { throw Fault(507, "room") }
        let name = path.last ?? "file"
        for number in 0..<1000 {
            let target = at + "/" + (number == 0 ? name : "\(number)-\(name)")
            let descriptor = Foundation.open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if descriptor >= 0 {
                close(descriptor)
                return target
            }
            guard errno == EEXIST else { break }
        }
        throw Fault(507, "room")
    }
}

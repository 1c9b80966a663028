#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What the names of files tell.
enum FileNames {
    private static let textual: Set<String> = [
        "txt", "text", "json", "jsonl", "ndjson", "html", "htm", "xhtml", "shtml", "mht", "rss", "atom", "xml", "warc", "eml", "mbox", "docx", "odt", "pdf",
        "csv", "tsv", "php", "asp", "aspx", "jsp", "cfm",
    ]

    /// The name without folders and extensions: `a/report.txt.gz` is `report`.
    static func id(of path: String) -> String {
        let name = last(of: path)
        let bare = withoutExtension(name)
        return bare.isEmpty ? name : bare
    }

    /// The path from the root, links followed: the same from whatever folder a file is named. Nil where there is no such file.
    static func absolute(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    static func last(of path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// A name or report id without `.gz` and one extension of up to five letters before it.
    static func withoutExtension(_ name: String) -> String {
        var rest = Substring(name)
        if let part = fileExtension(rest), part == "gz" { rest = rest.dropLast(3) }
        if let part = fileExtension(rest), part.utf8.count <= 5, part.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
            rest = rest.dropLast(part.utf8.count + 1)
        }
        return String(rest)
    }

    /// The extension in small letters, `gz` looked through: `jsonl` for `a.jsonl.gz`.
    static func kind(of path: String) -> String? {
        let name = last(of: path)[...]
        guard let part = fileExtension(name) else { return nil }
        return part == "gz" ? fileExtension(name.dropLast(3)) : part
    }

    /// Whether a name is a table's: `a.csv`, `a.tsv.gz`.
    static func isTable(_ path: String) -> Bool { kind(of: path).map { ["csv", "tsv"].contains($0) } ?? false }

    /// Whether a name is a packed web archive's: `a.warc.gz`.
    static func isPackedArchive(_ path: String) -> Bool { kind(of: path) == "warc" && path.lowercased().hasSuffix(".gz") }

    /// Whether a name is a page's: `a.html`, `a.htm.gz`.
    static func isPage(_ path: String) -> Bool { kind(of: path).map { ["html", "htm", "xhtml", "shtml"].contains($0) } ?? false }

    /// Whether a file met in a folder is taken for a report or a file of reports.
    static func isReadInFolders(_ path: String) -> Bool {
        guard let part = kind(of: path) else { return true }
        // Pages that were saved under the end of their address: news.php?id=3.
        return textual.contains(String(part.prefix { $0 != "?" && $0 != "@" }))
    }

    private static func fileExtension(_ name: Substring) -> String? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}

@testable import HudnaIntake

/// Documents of Word: archives whose directories lie.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let document = try? WordDocument(bytes, file: "x", pages: PageReader(words: PageWords())) {
        precondition(UTF8Bytes.isValid(Array(document.page.body.utf8).span))
    }
    if let archive = ZipArchive(bytes) { _ = try? archive.entry("a", limit: 1 << 20) }
    _ = try? Inflater.all(bytes, limit: 1 << 20)
    return 0
}

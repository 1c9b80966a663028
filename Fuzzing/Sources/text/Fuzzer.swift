@testable import HudnaIntake

/// Encodings: whatever comes out is valid UTF-8, and UTF-16 in pieces gives what it gives in one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = BinaryKind.of(bytes)
    _ = DocumentReader.kind(of: bytes)
    _ = ContentKind.of(bytes, name: "x.json")
    _ = TextScreen(bytes.span)
    switch TextDecoding.utf8(bytes.span) {
    case .valid: precondition(String(validating: bytes, as: UTF8.self) != nil)
    case .repaired(let text, _), .converted(let text, _): precondition(String(validating: text, as: UTF8.self) != nil)
    case .unknown: break
    }
    for order in [UTF16Decoder.Order.littleEndian, .bigEndian] {
        var whole = UTF16Decoder(order)
        let text = whole.decode(bytes) + whole.finish()
        precondition(String(validating: text, as: UTF8.self) != nil)
        var parts = UTF16Decoder(order)
        var pieces: [UInt8] = []
        var rest = bytes[...]
        while let size = rest.first {
            pieces += parts.decode(Array(rest.prefix(Int(size % 5) + 1)))
            rest = rest.dropFirst(Int(size % 5) + 1)
        }
        precondition(pieces + parts.finish() == text && parts.repairs == whole.repairs)
    }
    return 0
}

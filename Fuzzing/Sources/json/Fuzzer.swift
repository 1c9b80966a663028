@testable import HudnaIntake

/// JSON lines: parsed or refused, never a trap; what is taken gives valid UTF-8.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard UTF8Bytes.isValid(bytes.span) else { return 0 }
    var record = JSONRecord()
    try? record.parse(bytes.span)
    for value in [record.id, record.report, record.text, record.title, record.outlet, record.url, record.published] {
        _ = JSONRecord.string(value, bytes.span)
        guard case .text(let text) = value else { continue }
        var output: [UInt8] = []
        _ = JSONScanner.append(text, of: bytes.span, to: &output)
        precondition(UTF8Bytes.isValid(output.span))
    }
    return 0
}

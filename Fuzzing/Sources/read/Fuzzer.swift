@testable import HudnaExports
@testable import HudnaIntake
import HudnaLanguage
import HudnaReading
import HudnaRecord

/// The reading of any text: all spans lie in the text, and what is written of it is JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let text = String(validating: bytes, as: UTF8.self), let reader = Shared.reader else { return 0 }
    let scalars = text.unicodeScalars.count
    func check(_ span: HudnaRecord.Span) { precondition(span.start >= 0 && span.start <= span.end && span.end <= scalars) }
    let reading = reader.read(Report(id: "fuzz", text: bytes))
    for actor in reading.actors { for mention in actor.mentions { check(mention.span) } }
    for claim in reading.claims {
        check(claim.evidenceSpan)
        check(claim.predicateSpan)
    }
    for quote in reading.quotes { check(quote.span) }
    for figure in reading.figures { check(figure.span) }
    for time in reading.times { check(time.span) }
    for finding in reading.findings { check(finding.span) }
    let line = Array(JSONLines().string(reading).utf8)
    var scanner = JSONScanner(at: 0)
    precondition((try? scanner.skipValue(line.span)) != nil && scanner.at == line.count)
    _ = TextSummary(style: .init(isolates: true, colour: true)).string(reading)
    return 0
}

private enum Shared {
    nonisolated(unsafe) static let reader = (try? Language()).map { Reader(language: $0) }
}

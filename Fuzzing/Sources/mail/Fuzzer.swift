@testable import HudnaIntake

/// Mails: parts in parts without end, words in every encoding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = MailReader.isMail(bytes)
    let page = MailReader(bytes, pages: PageReader(words: PageWords())).page
    precondition(UTF8Bytes.isValid(Array(page.body.utf8).span))
    _ = DateLine.date(in: String(decoding: bytes, as: UTF8.self), PageWords().dates)
    return 0
}

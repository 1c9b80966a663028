@testable import HudnaIntake

/// Addresses, robots.txt and heads of answers: an address is written in one way, rules answer, whatever the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: bytes, as: UTF8.self)
    let base = try? WebAddress("https://example.org/a/b?c")
    for address in [try? WebAddress(text), try? WebAddress(text, from: base)] {
        guard let address else { continue }
        let again = try? WebAddress(address.text)
        precondition(again == address)
        precondition(address.text.hasPrefix("http") && !address.host.isEmpty && address.target.hasPrefix("/"))
        precondition(address.text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F })
    }
    let rules = RobotsRules(bytes)
    _ = rules.allows(text)
    precondition(rules.allows("/robots.txt"))
    if let network = IPNetwork(text) { _ = AddressRules(allowed: [network]).admits(IPAddress(bytes: [127, 0, 0, 1])) }
    if let address = IPAddress(text) { precondition(IPAddress(address.text) == address) }
    for field in HeaderLines(bytes[...]).fields { precondition(field.name == field.name.lowercased()) }
    return 0
}

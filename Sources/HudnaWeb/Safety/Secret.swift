internal import Crypto
internal import Foundation

/// Words that nobody can guess: keys, the tokens of sessions and forms.
enum Secret {
    /// So many random bytes of the system's generator as text for addresses and cookies (RFC 4648, base64url without padding); 32 bytes are 43 letters.
    static func make(bytes count: Int = 32) -> String { text(random(count)) }

    /// - Returns: bytes of the system's generator.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Whether two texts are the same, in a time that tells nothing of where they differ.
    static func matches(_ given: String, _ wanted: String) -> Bool {
        let (a, b) = (digest(given), digest(wanted))
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// SHA-256, so that what is kept in memory opens nothing, and is looked up in a time that tells nothing.
    static func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// Stands for some texts and tells nothing of them.
    static func mark(_ texts: [String]) -> String {
        text(Array(digest(texts.map { "\($0.utf8.count):" + $0 }.joined()).prefix(16)))
    }

    private static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

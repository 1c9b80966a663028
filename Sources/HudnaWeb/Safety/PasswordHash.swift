internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as it is kept: scrypt (RFC 7914) with its cost and its salt, as `scrypt$N$r$p$salt$hash`, the last two in base64.
struct PasswordHash: Sendable, Equatable {
    /// Why a password can't be taken.
    enum Fault: Error { case short, long, isName }

    /// 32 MB of memory and some 0.2 s of one core: the third of the settings of equal strength in OWASP's Password Storage Cheat Sheet.
    private static let (rounds, blockSize, parallelism) = (1 << 15, 8, 3)
    private static let bytes = 32
    /// In letters.
    static let shortest = 10
    /// In bytes of UTF-8.
    static let longest = 1024

    private var rounds: Int
    private var blockSize: Int
    private var parallelism: Int
    private var salt: [UInt8]
    private var hash: [UInt8]

    /// - Parameter name: of the person, which is no password.
    /// - Throws: `Fault`.
    init(password: String, name: String) throws {
        if password.count < Self.shortest { throw Fault.short }
        if password.utf8.count > Self.longest { throw Fault.long }
        if password.lowercased().hasPrefix(name.lowercased()), password.count < name.count + Self.shortest / 2 { throw Fault.isName }
        (rounds, blockSize, parallelism) = (Self.rounds, Self.blockSize, Self.parallelism)
        salt = Secret.random(16)
        hash = try Self.derive(password, salt, rounds, blockSize, parallelism)
    }

    /// Of nobody's password, so that asking for nobody takes as long as asking for somebody.
    static let nobody: PasswordHash? = try? PasswordHash(password: Secret.make(), name: "")

    /// As it is kept; nil where this is none, or costs more than this program would spend.
    init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let n = Int(parts[1]), let r = Int(parts[2]), let p = Int(parts[3]),
            let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5]),
            n > 1, n & (n - 1) == 0, n <= 1 << 20, (1...32).contains(r), (1...16).contains(p), n * r <= 1 << 20, salt.count >= 8, hash.count >= 16
        else { return nil }
        (rounds, blockSize, parallelism) = (n, r, p)
        (self.salt, self.hash) = (Array(salt), Array(hash))
    }

    var text: String {
        "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    func matches(_ password: String) -> Bool {
        guard password.utf8.count <= Self.longest, let other = try? Self.derive(password, salt, rounds, blockSize, parallelism) else { return false }
        return zip(other, hash).reduce(UInt8(other.count == hash.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// One form for letters that keyboards write in several ways.
    private static func derive(_ password: String, _ salt: [UInt8], _ rounds: Int, _ blockSize: Int, _ parallelism: Int) throws -> [UInt8] {
        let form = Array(password.precomposedStringWithCanonicalMapping.utf8)
        // The library reads where the first byte lies, and of nothing there is none.
        let key = try KDF.Scrypt.deriveKey(
            from: form.isEmpty ? [0] : form, salt: salt, outputByteCount: bytes, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

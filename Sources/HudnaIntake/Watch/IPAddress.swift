#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An address of the internet protocol, as sixteen bytes; one of version 4 stands behind `::ffff:0:0/96`.
public struct IPAddress: Sendable, Hashable {
    let bytes: [UInt8]

    static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    init(bytes: [UInt8]) { self.bytes = bytes.count == 4 ? Self.mapped + bytes : bytes }

    /// `192.0.2.1`, `2001:db8::1`; nil for anything else.
    public init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: &four) { Array($0) })
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(bytes: withUnsafeBytes(of: &six) { Array($0) })
    }

    /// Of a socket's address; nil for other families.
    init?(_ address: UnsafePointer<sockaddr>, length: Int) {
        let bytes = UnsafeRawBufferPointer(start: address, count: length)
        switch Int32(address.pointee.sa_family) {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size: self.init(bytes: Array(bytes[4..<8]))
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size: self.init(bytes: Array(bytes[8..<24]))
        default: return nil
        }
    }

    var isVersion4: Bool { bytes.starts(with: Self.mapped) }

    /// The address of version 4 that one of version 6 leads to: behind a translator (RFC 6052) or in a tunnel (6to4, RFC 3056).
    var embedded: IPAddress? {
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return IPAddress(bytes: Array(bytes[12..<16])) }
        if bytes.starts(with: [0x20, 0x02]) { return IPAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }

    /// As people write it.
    public var text: String {
        var output = [CChar](repeating: 0, count: 64)
        let written = bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return inet_ntop(isVersion4 ? AF_INET : AF_INET6, isVersion4 ? start + 12 : start, &output, 64) != nil
        }
        return written ? String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : ""
    }
}

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one alone.
public struct IPNetwork: Sendable, Hashable {
    private let first: IPAddress
    /// Bits that are the same in all of them, of 128.
    private let length: Int

    /// Nil for what is no range.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let start = parts.first, parts.count <= 2, let address = IPAddress(String(start)) else { return nil }
        let most = address.isVersion4 ? 32 : 128
        guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else { return nil }
        first = address
        length = 128 - most + bits
    }

    func contains(_ address: IPAddress) -> Bool {
        for index in 0..<16 {
            let bits = min(max(length - index * 8, 0), 8)
            let mask = bits == 0 ? 0 : UInt8(truncatingIfNeeded: 0xFF << (8 - bits))
            if address.bytes[index] & mask != first.bytes[index] & mask { return false }
        }
        return true
    }
}

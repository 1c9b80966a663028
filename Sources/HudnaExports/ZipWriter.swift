internal import CZlib

/// A ZIP archive (PKWARE APPNOTE 6.3): what XLSX needs of it, which is deflated files below 4 GiB and no time of day.
struct ZipWriter {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt64 = 0
    /// 1980-01-01, the first day that the format knows: the same input gives the same bytes.
    private static let day: UInt64 = 0x21

    /// Adds a file; names in ASCII.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let packed = Deflated(content, level: 6)?.bytes
        let offset = UInt64(bytes.count)
        // Version 2.0, no flags, method 8 (deflate) or 0 where that could not be started, time, day, checksum, sizes, lengths of name and extra field.
        var header = Self.little([(20, 2), (0, 2), (packed == nil ? 0 : 8, 2), (0, 2), (Self.day, 2), (Self.checksum(content), 4)])
        header += Self.little([(UInt64((packed ?? content).count), 4), (UInt64(content.count), 4), (UInt64(name.utf8.count), 2), (0, 2)])
        bytes += Self.little([(0x0403_4B50, 4)]) + header + Array(name.utf8) + (packed ?? content)
        directory += Self.little([(0x0201_4B50, 4), (20, 2)]) + header
        // Comment, disk, attributes inside and outside, place.
        directory += Self.little([(0, 2), (0, 2), (0, 2), (0, 4), (offset, 4)]) + Array(name.utf8)
        count += 1
    }

    /// The archive.
    func finished() -> [UInt8] {
        let sizes = Self.little([(count, 2), (count, 2), (UInt64(directory.count), 4), (UInt64(bytes.count), 4), (0, 2)])
        return bytes + directory + Self.little([(0x0605_4B50, 4), (0, 2), (0, 2)]) + sizes
    }

    private static func little(_ numbers: [(value: UInt64, width: Int)]) -> [UInt8] {
        numbers.flatMap { number in (0..<number.width).map { UInt8(truncatingIfNeeded: number.value >> UInt64(8 * $0)) } }
    }

    private static func checksum(_ content: [UInt8]) -> UInt64 {
        content.withUnsafeBufferPointer { UInt64(crc32_z(0, $0.baseAddress, $0.count)) }
    }
}

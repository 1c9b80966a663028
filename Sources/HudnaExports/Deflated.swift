internal import CZlib

/// Bytes made small by raw deflate (RFC 1951), without zlib's own header.
public struct Deflated: Sendable {
    public let bytes: [UInt8]
    /// How many they are in full.
    public let count: Int

    /// A window of 15 bits, negative: without a header.
    private static let window: Int32 = -15

    /// Nil where zlib can't be started or the content is too large for one step.
    /// - Parameter level: 1 for soon, 9 for small.
    public init?(_ content: [UInt8], level: Int32) {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard content.count < Int(UInt32.max) / 2,
            deflateInit2_(&stream, level, Z_DEFLATED, Self.window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let (result, output) = Self.run(&stream, content, room: Int(deflateBound(&stream, UInt(content.count)))) { deflate(&$0, Z_FINISH) }
        guard result == Z_STREAM_END else { return nil }
        // What is kept takes no more than it is: the room was for the whole content.
        (bytes, count) = (output.withUnsafeBufferPointer { Array($0) }, content.count)
    }

    /// As they were; nil where zlib can't be started.
    public var content: [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, Self.window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        let (result, output) = Self.run(&stream, bytes, room: count) { inflate(&$0, Z_FINISH) }
        return result == Z_STREAM_END ? output : nil
    }

    /// One step from all input into a room that is large enough.
    private static func run(
        _ stream: inout z_stream, _ content: [UInt8], room: Int, _ step: (inout z_stream) -> Int32
    ) -> (result: Int32, output: [UInt8]) {
        var input = content
        var result = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            input.withUnsafeMutableBufferPointer { bytes in
                stream.next_in = bytes.baseAddress
                stream.avail_in = UInt32(bytes.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(clamping: room)
                result = step(&stream)
                filled = room - Int(stream.avail_out)
            }
        }
        return (result, output)
    }
}

/// Bytes of one report or line made UTF-8, and how sure that was.
enum TextDecoding {
    enum Outcome {
        /// They are UTF-8.
        case valid
        /// UTF-8 in which some bytes were broken; each became U+FFFD.
        case repaired([UInt8], count: Int)
        case converted([UInt8], from: SingleByteEncoding)
        case unknown
    }

    static func utf8(_ bytes: Bytes) -> Outcome {
        var index = 0
        var good = 0
        var bad = 0
        while index < bytes.count {
            let step = UTF8Bytes.length(bytes, at: index)
            if step > 1 { good += 1 }
            if step == 0 { bad += 1 }
            index += max(step, 1)
        }
        if bad == 0 { return .valid }
        if good >= bad * 4 { return .repaired(repaired(bytes), count: bad) }
        guard let encoding = SingleByteEncoding.detect(bytes) else { return .unknown }
        return .converted(encoding.decode(bytes), from: encoding)
    }

    private static func repaired(_ bytes: Bytes) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            let step = UTF8Bytes.length(bytes, at: index)
            if step == 0 {
                UTF8Bytes.append(0xFFFD, to: &output)
            } else {
                for at in index..<index + step { output.append(bytes[at]) }
            }
            index += max(step, 1)
        }
        return output
    }
}

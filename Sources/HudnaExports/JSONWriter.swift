/// Writes JSON as UTF-8 bytes. What it is given decides the order; commas are its own business.
public struct JSONWriter {
    public private(set) var bytes: [UInt8]
    private var needsComma = false

    public init(into bytes: [UInt8] = []) { self.bytes = bytes }

    /// Makes room for so many further bytes.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    // MARK: - Structure

    public mutating func open(_ mark: UInt8) {
        comma()
        bytes.append(mark)
        needsComma = false
    }

    public mutating func close(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = true
    }

    /// An object at this place.
    @inline(__always)
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(0x7B)
        body(&self)
        close(0x7D)
    }

    /// A list at this place.
    @inline(__always)
    public mutating func list<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        open(0x5B)
        for element in elements { body(&self, element) }
        close(0x5D)
    }

    /// A member's name, written `,"name":` so that it goes down in one piece; the comma is left out where it is not needed.
    @inline(__always)
    public mutating func key(_ name: StaticString) {
        name.withUTF8Buffer { letters in
            bytes.append(contentsOf: needsComma ? letters : UnsafeBufferPointer(rebasing: letters.dropFirst()))
        }
        needsComma = false
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
    }

    /// A value with a line of its own.
    mutating func line(_ body: (inout JSONWriter) -> Void) {
        needsComma = false
        body(&self)
        bytes.append(0x0A)
        needsComma = false
    }

    // MARK: - Values

    public mutating func null() { word("null") }
    public mutating func flag(_ value: Bool) { word(value ? "true" : "false") }

    /// A member's name that is known at run time only.
    public mutating func member(_ name: String) {
        string(name)
        byte(0x3A)
        needsComma = false
    }

    private mutating func word(_ text: StaticString) {
        comma()
        raw(text)
        needsComma = true
    }

    public mutating func number(_ value: Int) {
        comma()
        digits(value)
        needsComma = true
    }

    /// Whole numbers without a point; what JSON can't say is null.
    public mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return number(whole) }
        comma()
        bytes.append(contentsOf: value.description.utf8)
        needsComma = true
    }

    public mutating func string(_ text: String) {
        comma()
        bytes.append(0x22)
        var text = text
        text.withUTF8 { escaped($0) }
        bytes.append(0x22)
        needsComma = true
    }

    /// Sixteen hexadecimal digits as a string.
    public mutating func hexadecimal(_ value: UInt64) {
        comma()
        bytes.append(0x22)
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(shift) & 0xF)
            bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
        bytes.append(0x22)
        needsComma = true
    }

    /// A string made by the caller of bytes that need no escapes.
    @inline(__always)
    mutating func plainString(_ body: (inout JSONWriter) -> Void) {
        comma()
        bytes.append(0x22)
        body(&self)
        bytes.append(0x22)
        needsComma = true
    }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// Decimal digits, zeros before them up to `width`.
    mutating func digits(_ value: Int, width: Int = 1) {
        if value < 0 { bytes.append(0x2D) }
        let magnitude = value.magnitude
        var (power, count): (UInt, Int) = (1, 1)
        while magnitude / power >= 10 {
            power *= 10
            count += 1
        }
        while count < width {
            bytes.append(0x30)
            count += 1
        }
        while power > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: magnitude / power % 10))
            power /= 10
        }
    }

    @inline(__always)
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Letters as they are; quotes, backslashes and control characters escaped (RFC 8259, section 7).
    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        var run = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
            run = index + 1
            escape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x0A: bytes.append(0x6E)
        case 0x0D: bytes.append(0x72)
        case 0x09: bytes.append(0x74)
        default:
            raw("u00")
            bytes.append(0x30 + byte >> 4)
            bytes.append(byte & 0xF < 10 ? 0x30 + byte & 0xF : 0x57 + byte & 0xF)
        }
    }
}

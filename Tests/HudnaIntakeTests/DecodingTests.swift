import Foundation
import Testing

@testable import HudnaIntake

@Suite struct DecodingTests {
    private let text = "أعلن وزير الخارجية، اليوم الاثنين، أن الطرفين وقعا على اتفاق الهدنة \"التاريخي\" في موسكو.\nوقال إن المهلة 72 ساعة؟"

    private func decoded(_ bytes: [UInt8]) throws -> Taken {
        let scratch = try Scratch()
        return Taken([try scratch.write("r.txt", bytes)])
    }

    @Test func everyEncodingGivesTheSameText() throws {
        let windows = text.data(using: .windowsCP1256Made)
        for (name, bytes) in [
            ("UTF-8", Array(text.utf8)), ("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)), ("UTF-16 LE", utf16(text)),
            ("UTF-16 BE", utf16(text, bigEndian: true)), ("UTF-16 LE with mark", utf16(text, mark: true)),
            ("UTF-16 BE with mark", utf16(text, bigEndian: true, mark: true)), ("Windows-1256", windows), ("gzip", gzip(text)),
            ("gzip UTF-16", gzip(utf16(text, mark: true))), ("gzip Windows-1256", gzip(windows)), ("ISO-8859-6", text.data(using: .iso88596Made)),
        ] {
            let taken = try decoded(bytes)
            #expect(taken.texts == [text], "\(name)")
            #expect(taken.problems.isEmpty, "\(name): \(taken.problems)")
        }
    }

    @Test func everyByteOfWindows1256HasItsLetter() {
        // Some of the table's corners; U+FFFD is nowhere in it.
        let bytes = Array(UInt8(0x80)...0xFF)
        let letters = Array(String(decoding: SingleByteEncoding.windows1256.decode(bytes.span), as: UTF8.self).unicodeScalars).map(\.value)
        #expect(letters.count == 128)
        #expect(!letters.contains(0xFFFD))
        #expect(Set(letters).count == 128)
        #expect(letters[0] == 0x20AC && letters[0x21] == 0x060C && letters[0x47] == 0x0627 && letters[0x61] == 0x0644 && letters[0x7F] == 0x06D2)
    }

    @Test func westernOneByteTextIsReadAndSkipped() throws {
        let taken = try decoded(Array("Le pr".utf8) + [0xE9] + Array("sident a rencontr".utf8) + [0xE9] + Array(" les deux parties hier soir.".utf8))
        #expect(taken.items.map(\.skipped) == ["language"])
        #expect(taken.texts == ["Le président a rencontré les deux parties hier soir."])
    }

    @Test func cyrillicOfOneByteIsRefused() throws {
        let cyrillic = Array("Стороны договорились о прекращении огня".unicodeScalars).map {
            $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x410 + 0xC0)
        }
        let taken = try decoded(cyrillic)
        #expect(taken.codes == [.encodingUnknown])
        #expect(taken.items.isEmpty)
    }

    @Test func damagedUTF8IsRepairedAndTold() throws {
        let bytes = Array(text.utf8)
        let taken = try decoded(bytes + [0xD8])
        #expect(taken.texts == [text + "\u{FFFD}"])
        #expect(taken.codes == [.damagedText])
    }

    @Test func halfLettersOfUTF16AreRepairedAndTold() throws {
        let taken = try decoded(utf16(text, mark: true) + [0x3D, 0xD8, 0x27])
        #expect(taken.texts == [text + "\u{FFFD}"])
        #expect(taken.codes == [.damagedText])
    }

    @Test func utf16OverBlocksKeepsItsLetters() throws {
        let long = String(repeating: text + " 😀\n", count: 4_000)
        #expect(try decoded(utf16(long, mark: true)).texts == [long])
        // One letter more, so that blocks end inside a pair.
        #expect(try decoded(utf16("x" + long, mark: true)).texts == ["x" + long])
    }

    @Test func validityIsThatOfTheStandardLibrary() {
        var dice = Dice(state: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...6, using: &dice)).map { _ in
                [0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xD8, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x8F, 0x90].randomElement(using: &dice) ?? UInt8(0)
            }
            #expect(UTF8Bytes.isValid(bytes.span) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }
}

/// The two older encodings, made here from Unicode by hand, since Foundation on Linux has no such tables.
private enum Made { case windows, iso }

extension Made {
    func byte(_ scalar: UInt32) -> UInt8 {
        switch self {
        case .windows:
            let table: [UInt32: UInt8] = Dictionary(
                uniqueKeysWithValues: (UInt8(0x80)...0xFF).map { byte in
                    let letter = String(decoding: SingleByteEncoding.windows1256.decode([byte].span), as: UTF8.self).unicodeScalars
                    return (letter.first?.value ?? 0, byte)
                })
            return scalar < 0x80 ? UInt8(scalar) : table[scalar] ?? 0x3F
        case .iso:
            return scalar < 0x80 ? UInt8(scalar) : UInt8(scalar - 0x600 + 0xA0)
        }
    }
}

private struct MadeEncoding {
    let made: Made
    static let windowsCP1256Made = MadeEncoding(made: .windows)
    static let iso88596Made = MadeEncoding(made: .iso)
}

extension String {
    fileprivate func data(using encoding: MadeEncoding) -> [UInt8] { unicodeScalars.map { encoding.made.byte($0.value) } }
}

@Suite struct TextScreenTests {
    @Test(arguments: [
        ("", "no text"),
        (" \n\t", "no text"),
        ("2020 / 01 / 13 -- 45%", "no text"),
        ("The two sides signed a ceasefire in Moscow on Monday.", "language"),
        ("Стороны договорились о прекращении огня", "language"),
        ("שני הצדדים חתמו על הפסקת אש", "language"),
        ("双方签署停火协议", "language"),
        // Persian: "The two sides signed the ceasefire agreement in Moscow and the foreign minister said the talks go on."
        ("دو طرف توافق آتش‌بس را در مسکو امضا کردند و وزیر امور خارجه گفت که گفتگوها همچنان ادامه دارد", "language"),
        // Urdu: "Both sides have signed the ceasefire agreement in Moscow, the foreign minister said."
        ("وزیر خارجہ نے کہا ہے کہ دونوں فریقوں نے ماسکو میں جنگ بندی کے معاہدے پر دستخط کر دیے ہیں", "language"),
        // Kurdish: "Both sides signed the ceasefire agreement in Moscow."
        ("هەردوو لا ڕێککەوتنی ئاگربەستیان لە مۆسکۆ واژۆ کرد", "language"),
        // Pashto: "Both sides signed the ceasefire agreement."
        ("دواړو خواوو د اوربند تړون لاسلیک کړ او خبرې به دوام ومومي", "language"),
    ])
    func skips(_ text: String, _ reason: String) {
        #expect(TextScreen(Array(text.utf8).span).skipped == reason)
    }

    @Test(arguments: [
        "وقف إطلاق النار",
        "هدنة",
        "أعلنت وكالة رويترز (Reuters) أن الهدنة بدأت",
        // Arabic with Persian kaf and ya, as some keyboards write it.
        "أکد الرئیس الترکی فی أنقرة أن الهدنة التی بدأت أمس فی العاصمة اللیبیة طرابلس مازالت قائمة",
        // Foreign names with foreign letters.
        "وصل پوتين إلى گازاخ والتقى چافيز في الهدنة التي بدأت أمس في العاصمة",
        "ﻭﻗﻒ ﺇﻃﻼﻕ ﺍﻟﻨﺎﺭ",
    ])
    func reads(_ text: String) {
        #expect(TextScreen(Array(text.utf8).span).skipped == nil)
    }

    @Test func bidiControlsAreNamedOnce() {
        let text = "قال \u{202E}abc\u{202C} ثم \u{202E}d \u{200F}و\u{2067}س\u{2069}"
        #expect(TextScreen(Array(text.utf8).span).bidiControls == [0x202E, 0x202C, 0x2067, 0x2069])
    }
}

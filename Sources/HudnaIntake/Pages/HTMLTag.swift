/// The elements of HTML that are told apart; every other is `other`.
enum HTMLTag: String, CaseIterable {
    case text, other
    case html, head, body, title, meta, link, base, script, style, template, noscript, svg, math, iframe, object, audio, video, canvas
    case article, main, section, aside, nav, header, footer, div, p, h1, h2, h3, h4, h5, h6, hgroup, address, figure, figcaption, picture, img
    case ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tfoot, tr, td, th, blockquote, pre, center, details, summary, dialog, fieldset, hr, br
    case form, button, select, option, textarea, input, label
    case a, span, b, strong, i, em, u, small, time, cite, q, font, sup, sub, code, mark, s, del, ins, abbr, bdi, bdo

    /// What an element does to the text around it.
    enum Role { case block, inline, lineBreak, hidden }

    var role: Role {
        switch self {
        case .script, .style, .template, .noscript, .svg, .math, .iframe, .object, .audio, .video, .canvas, .head, .title, .meta, .link, .base, .select,
            .option,
            .textarea, .input:
            .hidden
        case .html, .body, .article, .main, .section, .aside, .nav, .header, .footer, .div, .p, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .address, .figure,
            .figcaption, .ul, .ol, .li, .dl, .dt, .dd, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .blockquote, .pre, .center, .details, .summary,
            .dialog, .fieldset, .hr, .form, .button:
            .block
        case .br: .lineBreak
        default: .inline
        }
    }

    /// Whether nothing inside it is wanted, neither text nor elements.
    var isOpaque: Bool {
        switch self {
        case .style, .template, .svg, .math, .iframe, .object, .audio, .video, .canvas, .select, .textarea: true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// By the FNV hash of its name in small letters.
    static let byHash: [UInt64: HTMLTag] = {
        var tags: [UInt64: HTMLTag] = [:]
        for tag in allCases where tag != .text && tag != .other { tags[NameHash.of(tag.rawValue)] = tag }
        return tags
    }()
}

/// The attributes of HTML that are kept.
enum HTMLAttribute: String, CaseIterable {
    case id, `class`, role, itemprop, itemtype, itemscope, datetime, href, rel, name, property, content, lang, dir, style, hidden, type, title, charset, pubdate
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case httpEquiv = "http-equiv"
    case xmlLang = "xml:lang"
    case xmlBase = "xml:base"
    /// Of documents of Word.
    case wordValue = "w:val"

    static let byHash: [UInt64: HTMLAttribute] = {
        var names: [UInt64: HTMLAttribute] = [:]
        for name in allCases { names[NameHash.of(name.rawValue)] = name }
        return names
    }()
}

/// FNV-1a of 64 bits, letters of ASCII made small.
enum NameHash {
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    static func of(_ name: String) -> UInt64 {
        var hash = seed
        for byte in name.utf8 { hash = (hash ^ UInt64(small(byte))) &* prime }
        return hash
    }

    /// Of a C string, which ends with a zero.
    static func of(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var hash = seed
        var at = name
        while at.pointee != 0 {
            hash = (hash ^ UInt64(small(at.pointee))) &* prime
            at += 1
        }
        return hash
    }

    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 { continued(seed, bytes) }

    /// Of a name, a hyphen and more.
    static func joined(_ first: UInt64, _ bytes: ArraySlice<UInt8>) -> UInt64 { continued((first ^ 0x2D) &* prime, bytes) }

    private static func continued(_ start: UInt64, _ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(small(byte))) &* prime }
        return hash
    }

    @inline(__always)
    static func small(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

internal import HudnaRecord

/// When the article of a page was published.
extension PageMetadata {
    /// When the article was published, as those say it who are trusted most: the page's data, meta and `time` elements, lines that say it, lines that are little
    /// else than a date beside the title, the text's own dateline, the address, when the page was changed. What says the day alone is filled up by what says the
    /// hour of that day, and an hour by its zone.
    func published(near place: ArticlePlace, text: (body: String, closing: String?)) -> (date: PartialDate, dateline: String?)? {
        guard let (found, dateline) = published(near: place, text.body) else { return nil }
        var date = found
        guard let closing = text.closing, let hour = DateLine.closingHour(in: closing, words.dates) else { return (date, dateline) }
        if date.minutes == nil || date.minutes == hour.minutes && date.offset == nil { (date.minutes, date.offset) = (hour.minutes, hour.offset) }
        return (date, dateline)
    }

    private func published(near place: ArticlePlace, _ body: String) -> (PartialDate, String?)? {
        let said = candidates(place) + articleTimes(near: place)
        let (dates, lines) = (said.compactMap { date(in: $0) }, place.publication)
        let marked = changes.compactMap { date(in: $0) }
        let changed = marked + lines.changed.compactMap { day(in: $0) }
        // What stands on the page cannot be later than its last change; a day lies between the zones.
        let end = marked.compactMap(\.dayNumber).max().map { $0 + 1 }
        func isTimely(_ date: PartialDate) -> Bool { end.map { (date.dayNumber ?? $0) <= $0 } ?? true }
        let shown = [lines.told, lines.bare].map { lines in (lines.compactMap { date(in: $0) } + lines.compactMap { day(in: $0) }).filter(isTimely) }
        if var best = dates.first ?? shown[0].first ?? shown[1].first {
            let texts = said + lines.told + lines.bare.prefix(3) + lines.changed + changes
            if let first = texts.first(where: { date(in: $0) == best }) { best = agreeing(best, first, texts) }
            return (filled(best, dates + shown[0] + shown[1].prefix(3), changed), nil)
        }
        if let own = OwnDate.of(Array(((title ?? "") + "\n" + body).utf8), words), isTimely(own.date) { return (own.date, own.words) }
        let addressed = [url, address].lazy.compactMap { $0.flatMap(PageMetadata.dateOfAddress) }.first(where: isTimely)
        return (addressed ?? changed.first).map { (filled($0, [], changed), nil) }
    }

    /// A date with the hour and zone that others tell of its day, those of a change last.
    private func filled(_ date: PartialDate, _ dates: [PartialDate], _ changed: [PartialDate]) -> PartialDate {
        var best = date
        for (other, isChange) in dates.map({ ($0, false) }) + changed.map({ ($0, true) }) {
            guard other.isSameDay(as: best), let minutes = other.minutes else { continue }
            if (best.minutes == nil && !isChange) || (best.minutes == minutes && best.offset == nil) { best = other }
        }
        return best
    }

    /// The day of a line, Hijri ones too.
    private func day(in text: String) -> PartialDate? { PublicationLines.date(in: text, words, monthFirst: isAmerican) }

    private func date(in text: String) -> PartialDate? { DateLine.date(in: text, words.dates, monthFirst: isAmerican) }

    private var isAmerican: Bool { language == "en-us" || meta("og:locale")?.lowercased() == "en_us" || language == "en" }

    /// A date that can be read in two ways (1/12/2031), as what can be read in one way on the page has it.
    private func agreeing(_ date: PartialDate, _ text: String, _ texts: [String]) -> PartialDate {
        func read(_ text: String, _ monthFirst: Bool) -> PartialDate? { DateLine.date(in: text, words.dates, monthFirst: monthFirst) }
        guard let other = read(text, !isAmerican), !other.isSameDay(as: date) else { return date }
        let sure = texts.compactMap { text in read(text, true).flatMap { $0 == read(text, false) ? $0 : nil } }
        return !sure.contains { $0.isSameDay(as: date) } && sure.contains { $0.isSameDay(as: other) } ? other : date
    }

    /// What the page's data and elements call the date of publication; not those of other articles on it.
    private func candidates(_ place: ArticlePlace) -> [String] {
        let named = [
            data.published, meta("article:published_time", "og:published_time", "og:article:published_time", "article:published"),
            meta("datepublished", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "published", "publication_date", "date_published"),
            meta("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "ptime", "displaydate", "rnews:datepublished"),
            meta(
                "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc.created", "date", "article.published", "created",
                "creation_date"),
        ]
        return named.compactMap { $0 } + namedDates.filter { !place.isOfOthers($0.node) }.map(\.text)
    }

    /// When the page was changed.
    private var changes: [String] {
        [data.modified, meta("article:modified_time", "og:updated_time", "og:modified_time", "last-modified", "dc.date.modified", "dcterms.modified")]
            .compactMap { $0 } + modified
    }

    /// The `time` elements near the article, first those that say that they are the publication's, those above the title last.
    private func articleTimes(near place: ArticlePlace) -> [String] {
        let near = times.compactMap { time in place.nearness(time.node).map { (time: time, nearness: $0) } }
        let ranked = near.filter { $0.nearness != 1 } + near.filter { $0.nearness == 1 }.reversed()
        let marked = ranked.map(\.time).filter { isMarked($0.node) && !place.isOfOthers($0.node) }
        return (marked + ranked.map(\.time).filter { place.isOwnTime($0.node) }).map(\.text)
    }

    private func isMarked(_ time: Int) -> Bool {
        tree.string(.itemprop, of: time)?.hasPrefix("datePublished") ?? false || (tree.string(.class, of: time) ?? "").contains("publish")
            || tree.value(.pubdate, of: time) != nil
    }

    /// `/2020/01/13/`, `/2020-01-13/` and `/20200113-` in an address.
    static func dateOfAddress(_ url: String) -> PartialDate? {
        let parts = url.split(separator: "/")
        for index in parts.indices.dropLast(2) where parts[index].count == 4 && parts[index + 1].count <= 2 && parts[index + 2].count <= 2 {
            guard let year = Int(parts[index]), let month = Int(parts[index + 1]), let day = Int(parts[index + 2]) else { continue }
            if let date = PageMetadata.date(year, month, day) { return date }
        }
        for part in parts {
            let digits = part.prefix { $0.isASCII && $0.isNumber || $0 == "-" }.filter { $0 != "-" }
            let isLong = digits.count == 8 || part.prefix(10).filter({ $0 != "-" }).count == 8 && part.count >= 10
            let first = digits.prefix(8)
            guard isLong, first.count == 8, let number = Int(first), part.hasPrefix(first) || part.prefix(10).split(separator: "-").map(\.count) == [4, 2, 2]
            else {
                continue
            }
            if let date = PageMetadata.date(number / 10_000, number / 100 % 100, number % 100) { return date }
        }
        return nil
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> PartialDate? {
        (1990...2100).contains(year) ? CalendarDay(year: year, month: month, day: day).map { PartialDate($0) } : nil
    }
}

extension PartialDate {
    /// Whether both name the same day, whatever the hour.
    func isSameDay(as other: PartialDate) -> Bool { year == other.year && month == other.month && day == other.day }

    fileprivate var dayNumber: Int? {
        guard let month, let day else { return nil }
        return CalendarDay(year: year, month: month, day: day)?.number
    }
}

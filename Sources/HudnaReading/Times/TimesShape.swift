internal import HudnaRecord

enum TimeUnit: String {
    case second, minute, hour, day, night, week, month, year, decade, century
}

/// What a time says by itself, before it is placed against the report's day.
struct TimeShape {
    enum Core {
        /// اليوم 0, أمس -1, غدا 1.
        case day(Int)
        /// السبت; 0 is Sunday.
        case weekday(Int)
        /// A date of the Gregorian calendar; what is not said is nil.
        case date(year: Int?, month: Int?, day: Int?)
        case hijri(year: Int?, month: Int?, day: Int?)
        /// الأسبوع الماضي -1, هذا الشهر 0.
        case unit(TimeUnit, Int)
        /// الأيام الماضية, الفترة الأخيرة: open towards the past (true) or the future.
        case open(past: Bool)
        /// الأيام العشرة الماضية.
        case window(Double, TimeUnit, past: Bool, isDual: Bool)
        /// ثلاثة أيام; nil where the number is not told (أشهر).
        case length(Double?, TimeUnit)
        case decade(Int)
        /// صيف by its first month.
        case season(Int)
        /// عيد الفطر: month, day, days.
        case feast(month: Int, day: Int, days: Int, isHijri: Bool)
        /// آنذاك, اليوم التالي: the time named before, moved on by so many.
        case then(TimeUnit?, Int)
        /// 12 من الشهر نفسه.
        case thenDay(Int)
        case now
        /// يوميا.
        case set
        /// An hour, or a part of a day, without a day.
        case bare
    }

    enum Relation { case plain, since, until, ago, after, during, lasting, from }

    var core: Core
    var relation = Relation.plain
    /// -1 الماضي, 0 الجاري, 1 المقبل, -2 قبل الماضي, 2 بعد المقبل.
    var modifier: Int?
    /// The weekday said beside a day: اليوم (الاثنين).
    var weekday: Int?
    /// A second day or month: 5 و6 يناير.
    var lastDay: Int?
    var lastYear: Int?
    /// The year as said against the report's: من العام الماضي is -1.
    var yearOffset: Int?
    /// The month likewise: 24 من الشهر الماضي.
    var monthOffset: Int?
    var minutes: Int?
    /// Minutes east of UTC.
    var zone: Int?
    var isPartOfDay = false
    /// ليل الجمعة السبت: from that day to the next.
    var isNightToNext = false
    /// What is told lies ahead, so that a weekday is the next one.
    var isAhead = false
    /// A length that counts from the day of the report: سيعود بعد ثلاثة أيام.
    var isFromReport = false

    init(_ core: Core, relation: Relation = .plain) {
        self.core = core
        self.relation = relation
    }

    var isLength: Bool {
        if case .length = core { return true }
        return false
    }
}

/// A time that was found: where, what it says and what it comes to.
struct TimeFind {
    var tokens: Range<Int>
    /// Letters of the first token before the time.
    var prefix: Int
    var shape: TimeShape
    var expression: TimeExpression

    var interval: DateInterval { expression.interval }
    /// Whether it gives a claim its place in time: a length, a repetition or an unresolved time does not.
    var isAnchored: Bool { !expression.interval.isEmpty }
}

/// One happening as many reports tell it, across outlets and days.
public struct Story: Sendable {
    /// Of the report that founded it, and so the same whatever is added later: `story-` and sixteen hexadecimal digits.
    public var id: String
    /// Who, what, where and when by most of its reports; the headline of its middle one where no claim says so.
    public var label: String
    /// In the order in which they became known.
    public var reports: [String]
    /// The outlets that tell it, in the order in which they began to.
    public var spread: [Spread]
    /// Texts that several of its reports carry.
    public var copies: [Copies]
    /// Whose texts its reports are by their own bylines; who names none is left out.
    public var agencies: [Byline]
    /// Reports that give another text of a page that an earlier one gives too.
    public var updates: [Update]
    /// Words that many outlets share inside otherwise different reports.
    public var shared: [SharedPassage]
    /// Ids of earlier stories that it goes on from, the nearest first.
    public var follows: [String]
    /// Stories that were told apart until a later report showed that they are this one.
    public var joined: [Joining]
    /// The story that its reports were first taken to be part of.
    public var partedFrom: String?
    /// Dates for its reports that had none or a wider one.
    public var dates: [Dating]

    public init(id: String, label: String, reports: [String]) {
        self.id = id
        self.label = label
        self.reports = reports
        spread = []
        copies = []
        agencies = []
        updates = []
        shared = []
        follows = []
        joined = []
        dates = []
    }

    /// An outlet's part in it.
    public struct Spread: Sendable, Equatable {
        public var outlet: String
        /// When it first told of it: when that report was published, else the days on which it can have been written; nil where no date is known.
        public var since: DateInterval?
        public var reports: Int

        public init(outlet: String, since: DateInterval?, reports: Int) {
            self.outlet = outlet
            self.since = since
            self.reports = reports
        }
    }

    /// Reports that carry one text (word 3-shingles with a Jaccard likeness of 0.8 or more).
    public struct Copies: Sendable, Equatable {
        /// The earliest first.
        public var reports: [String]
        /// Whose text it is by its byline; nil where none is named.
        public var agency: String?

        public init(reports: [String], agency: String?) {
            self.reports = reports
            self.agency = agency
        }
    }

    /// The agency that a report names in its byline.
    public struct Byline: Sendable, Equatable {
        public var report: String
        public var agency: String

        public init(report: String, agency: String) {
            self.report = report
            self.agency = agency
        }
    }

    /// Another text of a page: under another id, or another version of the same report.
    public struct Update: Sendable, Equatable {
        public var report: String
        public var of: String
        /// Which texts of the report they are; nil where they are two reports.
        public var versions: Versions?

        public struct Versions: Sendable, Equatable {
            public var new: Int
            public var old: Int

            public init(new: Int, old: Int) {
                self.new = new
                self.old = old
            }
        }

        public init(report: String, of: String, versions: Versions? = nil) {
            self.report = report
            self.of = of
            self.versions = versions
        }
    }

    /// A run of words that reports of several outlets have in common, most of them otherwise different.
    public struct SharedPassage: Sendable, Equatable {
        public var text: String
        public var reports: [String]
        public var agency: String?

        public init(text: String, reports: [String], agency: String?) {
            self.text = text
            self.reports = reports
            self.agency = agency
        }
    }

    /// A story that became part of this one.
    public struct Joining: Sendable, Equatable {
        public var id: String
        /// The report with which it did.
        public var report: String
        /// When that report was published, or else can have been written.
        public var known: DateInterval?

        public init(id: String, report: String, known: DateInterval?) {
            self.id = id
            self.report = report
            self.known = known
        }
    }

    public struct Dating: Sendable, Equatable {
        public var report: String
        public var date: ReportDate

        public init(report: String, date: ReportDate) {
            self.report = report
            self.date = date
        }
    }
}

internal import Foundation
internal import HudnaText

/// Finds for each report those that it is alike to: an inverted index over the words that weigh most in each, within a few days.
///
/// Likeness is the cosine of two reports' words, less where they tell of other days. Words weigh more the fewer reports have them; since a happening is
/// told by a handful, they are counted against the reports of some days, not against all there are, so that it makes little difference what else is read.
struct StoryIndex: Sendable {
    struct Edge: Sendable {
        var a: Int
        var b: Int
        /// Negative where they tell of different ones of a kind.
        var likeness: Float
    }

    private struct Posting: Sendable {
        var day: Int32
        var report: Int32
        var weight: Float
    }

    /// So many words of a report are looked at, the weightiest.
    private static let wordsAtMost = 64
    /// Reports are compared that were written within so many days.
    static let window = 5
    /// A date that leaves more days open than that tells nothing of when it was written.
    private static let widestDate = 7
    /// Less likeness counts as none.
    private static let leastLikeness: Float = 0.12
    /// So many likenesses of a report to earlier ones are kept, the greatest: a page that stands there ten thousand times takes no more.
    private static let edgesAtMost = 300
    private static let shareOfDays: Float = 0.35
    static let otherOfKind: Float = -1
    /// What is counted as usual: so many reports of the days around one report have a word that is no rarer than most.
    private static let common = 250.0
    /// So many reports make up these days.
    private static let volume = 3500.0

    private var numbers: [UInt32: Int32] = [:]
    /// By word: how many reports have it.
    private var frequencies: [Int32] = []
    private var counted = 0
    /// By word: ascending by day.
    private var postings: [[Posting]] = []
    /// The same of reports without a day.
    private var undated: [Int32: [Posting]] = [:]
    private var texts: [StoryText] = []
    private var partial: [Float] = []

    var count: Int { texts.count }

    /// Counts the words of reports, so that later likenesses know how rare they are.
    mutating func count(_ more: [StoryText]) {
        counted += more.count
        for text in more {
            for stem in text.terms.stems { frequencies[number(stem)] += 1 }
        }
    }

    private mutating func number(_ stem: UInt32) -> Int {
        if let known = numbers[stem] { return Int(known) }
        let number = frequencies.count
        numbers[stem] = Int32(truncatingIfNeeded: number)
        frequencies.append(0)
        postings.append([])
        return number
    }

    /// Takes in a report, whose number is `count` before, and gives back its likenesses to the earlier ones.
    mutating func add(_ text: StoryText) -> [Edge] {
        let number = texts.count
        let vector = vector(text)
        let day = StoryIndex.day(text)
        var kept = text
        kept.terms = .none
        texts.append(kept)
        partial.append(0)
        let edges = likenesses(vector, day: day, number)
        for (term, weight) in vector { insert(Posting(day: day ?? 0, report: Int32(truncatingIfNeeded: number), weight: weight), term, isDated: day != nil) }
        return edges
    }

    private static func day(_ text: StoryText) -> Int32? {
        guard let written = text.written, written.count <= widestDate else { return nil }
        return Int32(truncatingIfNeeded: (written.lowerBound + written.upperBound) / 2)
    }

    // MARK: - Weights

    private mutating func vector(_ text: StoryText) -> [(term: Int32, weight: Float)] {
        let all = Double(counted)
        let usual = all <= StoryIndex.volume ? min(all, StoryIndex.common) : StoryIndex.common * all / StoryIndex.volume
        var vector = zip(text.terms.stems, text.terms.masses).map { stem, mass in
            let number = number(stem)
            return (term: Int32(truncatingIfNeeded: number), weight: mass * Float(log(1 + usual / Double(max(frequencies[number], 1)))), stem: stem)
        }
        vector.sort { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
        vector = Array(vector.prefix(StoryIndex.wordsAtMost))
        let norm = max(vector.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot(), .leastNormalMagnitude)
        return vector.map { ($0.term, $0.weight / norm) }
    }

    // MARK: - Looking up

    private mutating func likenesses(_ vector: [(term: Int32, weight: Float)], day: Int32?, _ number: Int) -> [Edge] {
        var touched: [Int32] = []
        for (term, weight) in vector {
            let list = postings[Int(term)]
            var at = day.map { StoryIndex.firstPosting(list, from: $0 - Int32(StoryIndex.window)) } ?? 0
            let last = day.map { $0 + Int32(StoryIndex.window) } ?? .max
            while at < list.count, list[at].day <= last {
                collect(list[at], weight, &touched)
                at += 1
            }
            for posting in undated[term] ?? [] { collect(posting, weight, &touched) }
        }
        var edges: [Edge] = []
        for report in touched {
            let cosine = partial[Int(report)]
            partial[Int(report)] = 0
            guard cosine >= StoryIndex.leastLikeness else { continue }
            edges.append(Edge(a: Int(report), b: number, likeness: likeness(cosine, texts[Int(report)], texts[number])))
        }
        if edges.count > StoryIndex.edgesAtMost {
            edges.sort { ($1.likeness, $0.a) < ($0.likeness, $1.a) }
            edges.removeLast(edges.count - StoryIndex.edgesAtMost)
        }
        return edges.sorted { $0.a < $1.a }
    }

    @inline(__always)
    private mutating func collect(_ posting: Posting, _ weight: Float, _ touched: inout [Int32]) {
        let report = Int(posting.report)
        if partial[report] == 0 { touched.append(posting.report) }
        partial[report] += weight * posting.weight
    }

    private func likeness(_ cosine: Float, _ a: StoryText, _ b: StoryText) -> Float {
        if a.isOther(than: b) { return StoryIndex.otherOfKind }
        return cosine * (1 - StoryIndex.shareOfDays + StoryIndex.shareOfDays * Float(a.dayLikeness(b)))
    }

    private mutating func insert(_ posting: Posting, _ term: Int32, isDated: Bool) {
        guard isDated else {
            undated[term, default: []].append(posting)
            return
        }
        if let last = postings[Int(term)].last, last.day > posting.day {
            postings[Int(term)].insert(posting, at: StoryIndex.firstPosting(postings[Int(term)], from: posting.day + 1))
        } else {
            postings[Int(term)].append(posting)
        }
    }

    private static func firstPosting(_ list: [Posting], from day: Int32) -> Int {
        list.partitionPoint { $0.day < day }
    }
}

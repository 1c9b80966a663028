internal import HudnaIntake
internal import HudnaStore

/// An address of the agenda that is being asked for, a request at a time: its site's robots.txt first where that is not known, then itself, wherever redirects lead.
struct Errand {
    let watched: Watched
    /// Where redirects have led so far.
    private(set) var target: WebAddress
    /// Where the robots.txt for the target is asked for; nil while it is not.
    private(set) var robots: WebAddress?
    /// When the target was asked for last, in seconds since 1970.
    var askedAt = 0
    private var redirects = 0
    private var robotsRedirects = 0

    /// - Throws: `FetchFailure` of the kind `badAddress`.
    init(_ watched: Watched) throws(FetchFailure) {
        self.watched = watched
        target = try WebAddress(watched.address)
    }

    /// What is asked for next, or is on its way.
    var place: WebAddress { robots ?? target }

    /// By what the server knows what we have already.
    var known: Validators { robots == nil ? Validators(etag: watched.etag, lastModified: watched.lastModified) : Validators() }

    /// Asks for robots.txt first.
    mutating func ask(robots place: WebAddress) { (robots, robotsRedirects) = (place, 0) }

    /// Goes on to the target.
    mutating func leaveRobots() { robots = nil }

    /// - Throws: `FetchFailure` where it was sent on too often.
    mutating func follow(_ next: WebAddress, _ rules: FetchRules) throws(FetchFailure) {
        if let robots {
            robotsRedirects += 1
            if robotsRedirects > rules.redirects { throw FetchFailure.tooManyRedirects(robots, rules) }
            self.robots = next
        } else {
            redirects += 1
            if redirects > rules.redirects { throw FetchFailure.tooManyRedirects(try WebAddress(watched.address), rules) }
            target = next
        }
    }
}

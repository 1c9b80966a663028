internal import HudnaIntake
internal import HudnaStore

/// Which host is asked for what, and when; what becomes of the requests.
extension Watcher {
    /// A host that may be asked.
    struct Turn {
        var host: String
        /// From which moment on, in seconds since 1970.
        var ready: Double
        /// Only its pause is waited for, if anything.
        var isDue: Bool
        /// The place among the errands that are held; nil for the next address of the agenda.
        var held: Int?

        /// What the feed has told itself, for which nothing is asked.
        var asksNobody: Bool { host.isEmpty && held == nil }
    }

    /// The host that may be asked first: none to whom a request is on its way, or that one waits for.
    func nextTurn() throws -> Turn? {
        let now = clock.now()
        let busy = Set(going.values.map(\.place.host))
        let asked = originsAsked
        var turns = held.indices.compactMap { at -> Turn? in
            let errand = held[at]
            if busy.contains(errand.place.host) || (errand.robots == nil && asked.contains(errand.target.origin)) { return nil }
            return Turn(host: errand.place.host, ready: errand.robots == nil ? pauses.isFree(errand.place.host) : 0, isDue: true, held: at)
        }
        let taken = busy.union(held.flatMap { [$0.place.host, $0.target.host] }).subtracting([""])
        for host in try store.watchedHosts(except: keysAtHand) where !taken.contains(host.host) {
            turns.append(Turn(host: host.host, ready: max(Double(host.dueAt), pauses.isFree(host.host)), isDue: Double(host.dueAt) <= now))
        }
        let isAnyDue = turns.contains { $0.isDue }
        return turns.filter { $0.isDue || !isAnyDue }.min { ($0.ready, $0.host) < ($1.ready, $1.host) }
    }

    /// Origins whose robots.txt is being asked for.
    private var originsAsked: Set<String> {
        Set((held + going.values).compactMap { $0.robots == nil ? nil : $0.target.origin })
    }

    /// Asks a host whose turn it is.
    func take(_ turn: Turn) throws {
        if let at = turn.held { return try go(held.remove(at: at)) }
        guard let watched = try store.nextWatched(of: turn.host, by: clock.second, except: keysAtHand) else { return }
        if watched.kind == .entry { return try settle(watched) }
        let errand: Errand
        do throws(FetchFailure) {
            errand = try Errand(watched)
        } catch {
            return try fail(watched, error, host: watched.host)
        }
        try go(errand)
    }

    /// Makes the next request of an errand, or holds it until its host may be asked; ends it where robots.txt forbids it.
    private func go(_ errand: Errand) throws {
        var errand = errand
        do {
            if errand.robots == nil {
                switch try robots.look(for: errand.target, at: clock.second) {
                case .unknown where originsAsked.contains(errand.target.origin): return held.append(errand)
                case .unknown:
                    errand.ask(robots: try RobotsBook.place(for: errand.target))
                    return going.values.contains { $0.place.host == errand.place.host } ? held.append(errand) : send(errand)
                case .missing: throw FetchFailure(.unreachable, errand.target.text, "its site's robots.txt can't be had")
                case .rules(let rules):
                    pauses.wish(errand.target.host, rules.pause)
                    guard rules.allows(errand.target.target) else { throw FetchFailure(.robots, errand.target.text, "its site's robots.txt forbids it") }
                }
                if pauses.isFree(errand.target.host) > clock.now() { return held.append(errand) }
                pauses.note(errand.target.host, at: clock.now())
                errand.askedAt = clock.second
            }
            send(errand)
        } catch let failure as FetchFailure {
            try fail(errand.watched, failure, host: errand.target.host)
        }
    }

    private func send(_ errand: Errand) {
        requests += 1
        going[requests] = errand
        crew.send(FetchCrew.Request(number: requests, place: errand.place, known: errand.known))
    }

    /// Takes what came of a request.
    func arrive(_ arrival: FetchCrew.Arrival) throws {
        guard var errand = going.removeValue(forKey: arrival.number) else { return }
        do {
            switch arrival.result {
            case .success(.redirect(let next)):
                do throws(FetchFailure) {
                    try errand.follow(next, crew.rules)
                    held.append(errand)
                } catch {
                    try end(errand, .failure(error))
                }
            case .success(.fetched(let fetched)): try end(errand, .success(fetched))
            case .failure(let failure): try end(errand, .failure(failure))
            }
        } catch let failure as FetchFailure {
            try fail(errand.watched, failure, host: errand.target.host)
        }
    }

    /// Of robots.txt, goes on to what it is for; of a feed or a page, takes it.
    /// - Throws: `FetchFailure`, `StoreError`.
    private func end(_ errand: Errand, _ result: Result<Fetched, FetchFailure>) throws {
        if errand.robots != nil {
            if let reason = try robots.keep(result, for: errand.target, at: clock.second) { throw reason }
            var errand = errand
            errand.leaveRobots()
            return held.append(errand)
        }
        let fetched = try result.get()
        switch errand.watched.kind {
        case .feed: try take(feed: fetched, errand)
        case .page: try take(page: fetched, errand)
        case .entry, .robots: break
        }
    }

    /// Leaves a host alone for so many seconds, in the next run too.
    func putOff(_ host: String, by seconds: Int) throws {
        let until = clock.second + seconds
        pauses.putOff(host, until: Double(until))
        try store.putOff(host: host, until: until)
    }
}

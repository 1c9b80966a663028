internal import HudnaIntake
internal import HudnaRecord
internal import HudnaStore

extension Watcher {
    /// Of one answer of a feed, so many entries are taken, and of a list of sitemaps so many sitemaps.
    private static let entriesLimit = 1000
    private static let sitemapsLimit = 50
    /// A page is given up after so many failures.
    private static let patience = 5
    /// The first and the longest wait after a failure, in seconds.
    private static let firstWait = 300
    private static let longestWait = 86_400

    // MARK: - Feeds

    /// - Throws: `FetchFailure` where it is no feed; `StoreError`.
    func take(feed fetched: Fetched, _ errand: Errand) throws {
        let watched = errand.watched
        var asked = watched
        asked.askedAt = errand.askedAt
        tally.feeds += 1
        (asked.failures, asked.isPutOff) = (0, false)
        asked.dueAt = clock.second + (feed(of: watched)?.every ?? list.every)
        (asked.etag, asked.lastModified) = (fetched.validators.etag, fetched.validators.lastModified)
        if fetched.isUnchanged {
            tally.unchanged += 1
            try store.keep([asked])
            return
        }
        guard var listing = reader.listing(fetched) else { throw FetchFailure(.wrongType, watched.address, "is no feed") }
        if listing.isCut {
            // Its last entry may not be whole: it comes with the whole feed, which is asked for next time, whatever has changed.
            listing.entries = listing.entries.dropLast()
            (asked.etag, asked.lastModified) = (nil, nil)
            tell(
                Problem(
                    .documentBroken, file: watched.address, "the feed was cut off behind its entry \(listing.entries.count)",
                    advice: "nothing to do; it is asked again later"))
        }
        try store.keep([asked], found: found(listing, in: watched, at: fetched.address))
    }

    /// The feed of the list from which an address came, over a list of sitemaps too.
    private func feed(of watched: Watched) -> WatchList.Feed? {
        if let own = feeds[watched.key] { return own }
        return watched.feed.flatMap { feeds[$0] }
    }

    private func found(_ listing: FeedListing, in watched: Watched, at address: WebAddress) -> [Watched] {
        let feed = feed(of: watched)
        let isPlain = listing.isSitemap || (feed?.takesPages ?? true)
        var found: [Watched] = []
        for entry in listing.entries.prefix(Self.entriesLimit) {
            guard let place = place(of: entry, at: address, isPlain) else { continue }
            var page = Watched(place.address, kind: isPlain ? .page : .entry, host: place.host, feed: watched.key, dueAt: clock.second)
            page.stamp = entry.stamp
            (page.title, page.author, page.outlet) = (entry.page.title, entry.page.author, entry.page.outlet)
            (page.published, page.body) = (entry.page.published?.iso, entry.page.body.isEmpty ? nil : entry.page.body)
            found.append(page)
        }
        // A list of sitemaps inside another is none.
        for child in watched.feed == nil ? listing.children.prefix(Self.sitemapsLimit) : [] {
            guard let place = try? WebAddress(child, from: address) else { continue }
            found.append(Watched(place.text, kind: .feed, host: place.host, feed: watched.key, dueAt: clock.second))
        }
        return found
    }

    /// Under what an entry is kept, and who is asked for it; nil, and told, for an entry without an address that could be fetched.
    private func place(of entry: FeedListing.Entry, at address: WebAddress, _ isPlain: Bool) -> (address: String, host: String)? {
        do throws(FetchFailure) {
            guard let text = entry.page.url ?? (isPlain ? nil : entry.id) else { throw FetchFailure(.badAddress, address.text, "an entry without an address") }
            if !isPlain, let place = try? WebAddress(text, from: address) { return (place.text, "") }
            if !isPlain { return (text, "") }
            let place = try WebAddress(text, from: address)
            return (place.text, place.host)
        } catch {
            tell(error.problem)
            return nil
        }
    }

    // MARK: - Pages

    /// - Throws: `FetchFailure` where it is no page; `StoreError`.
    func take(page fetched: Fetched, _ errand: Errand) throws {
        let watched = errand.watched
        var asked = watched
        asked.askedAt = errand.askedAt
        tally.pages += 1
        (asked.failures, asked.isPutOff) = (0, false)
        (asked.etag, asked.lastModified) = (fetched.validators.etag, fetched.validators.lastModified)
        asked.finish()
        if fetched.isUnchanged {
            try store.keep([asked])
            return
        }
        guard let item = reader.report(fetched, id: watched.address, entry: entry(watched), outlet: feed(of: watched)?.outlet, tell: tell) else {
            throw FetchFailure(.wrongType, watched.address, "is no page")
        }
        take(item, asked)
    }

    /// Takes what the feed itself has said, and is done with the address.
    func settle(_ watched: Watched) throws {
        var asked = watched
        asked.finish()
        if let item = reader.report(entry(watched), id: watched.address, outlet: feed(of: watched)?.outlet, tell: tell) {
            tally.entries += 1
            take(item, asked)
        } else {
            try store.keep([asked])
        }
    }

    private func entry(_ watched: Watched) -> Page {
        var page = Page()
        (page.title, page.author, page.outlet, page.body) = (watched.title, watched.author, watched.outlet, watched.body ?? "")
        page.published = watched.published.flatMap { PublishedDate.parse($0) }
        page.url = watched.host.isEmpty && !watched.address.hasPrefix("http") ? nil : watched.address
        return page
    }

    // MARK: - Failures

    /// Tells of a failure and puts the address off; of a page that is given up, what the feed said of it is taken.
    /// - Parameter host: who was asked last.
    func fail(_ watched: Watched, _ failure: FetchFailure, host: String) throws {
        if failure.kind == .stopped { return }
        tally.failures += 1
        tell(failure.problem)
        var asked = watched
        asked.askedAt = clock.second
        asked.failures += 1
        let wait = max(failure.retryAfter ?? 0, Self.firstWait << min(watched.failures, 10))
        asked.dueAt = clock.second + min(wait, Self.longestWait)
        asked.isPutOff = failure.retryAfter != nil
        if let seconds = failure.retryAfter { try putOff(host, by: min(seconds, Self.longestWait)) }
        let isGivenUp = watched.kind == .page && (!failure.isPassing || asked.failures >= Self.patience)
        if isGivenUp { try settle(asked) } else { try store.keep([asked]) }
    }
}

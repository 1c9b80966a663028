public import HudnaStore

/// The time, and the waiting for it; below the command nobody looks at a clock.
public struct WatchClock {
    /// Seconds since 1970.
    public var now: () -> Double
    /// Waits for a moment, in seconds since 1970; returns at once where it was told to stop.
    public var wait: (Double) -> Void
    /// Whether it was told to stop.
    public var isStopped: () -> Bool

    public init(now: @escaping () -> Double, wait: @escaping (Double) -> Void, isStopped: @escaping () -> Bool) {
        self.now = now
        self.wait = wait
        self.isStopped = isStopped
    }

    /// Whole seconds, as the store keeps them.
    var second: Int { Int(now()) }
}

/// What came of watching.
public struct WatchTally: Sendable, Equatable {
    public var feeds = 0
    /// Feeds that had nothing new, by the server's word.
    public var unchanged = 0
    public var pages = 0
    /// Reports that a feed tells itself.
    public var entries = 0
    public var failures = 0
    public var addition = AdditionTally()

    public init() {}

    /// Nothing was stored, nothing went wrong.
    public var isQuiet: Bool { failures == 0 && addition == AdditionTally() }
}

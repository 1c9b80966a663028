internal import Foundation

/// A line on standard error that tells how far reading is, at what rate, and how long it will take; only where that is a terminal.
final class ProgressBar {
    private static let patience: Duration = .seconds(1)
    private static let pause: Duration = .milliseconds(200)
    private static let width = 24

    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastDrawn: ContinuousClock.Instant
    /// Bytes to read in all; 0 where that can't be known.
    private let total: Int
    private var isDrawn = false

    /// Nil where there is nobody to watch.
    init?(total: @autoclosure () -> Int, isWanted: Bool) {
        guard isWanted, Terminal.isTerminal(2) else { return nil }
        self.total = total()
        start = clock.now
        lastDrawn = start
    }

    /// Draws it anew, not too often, and not at all in the first second.
    func update(reports: Int, bytes: Int) {
        let now = clock.now
        guard now - start > ProgressBar.patience, now - lastDrawn > ProgressBar.pause else { return }
        lastDrawn = now
        isDrawn = true
        let line = ProgressBar.text(reports: reports, bytes: bytes, total: total, seconds: seconds(now - start))
        OutputFile.writeAll(Array(("\r\u{1B}[K" + line).utf8), to: 2)
    }

    /// Wipes it away.
    func clear() {
        guard isDrawn else { return }
        isDrawn = false
        OutputFile.writeAll(Array("\r\u{1B}[K".utf8), to: 2)
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// `[#####-----] 42 %  8120 reports  1010/s  0:11 left`
    static func text(reports: Int, bytes: Int, total: Int, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(reports) / seconds : 0
        let counts = "\(reports) reports  \(Int(rate.rounded()))/s"
        guard total > 0 else { return counts }
        let share = min(max(Double(bytes) / Double(total), 0), 1)
        let filled = Int(share * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        let left = share > 0.01 ? "  \(clockTime(seconds * (1 - share) / share)) left" : ""
        return "[\(bar)] \(Int(share * 100)) %  \(counts)\(left)"
    }

    private static func clockTime(_ seconds: Double) -> String {
        let whole = seconds.isFinite && seconds < 1e7 ? Int(seconds.rounded()) : 0
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }
}

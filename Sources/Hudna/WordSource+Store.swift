internal import Foundation
internal import HudnaStore

extension WordSource {
    /// These words, and the tables of names that a database keeps; these alone where there is none, or where it can't be read, which is told by who reads it.
    public func with(keptIn path: String) -> WordSource {
        guard FileManager.default.fileExists(atPath: path), let store = try? Store(path: path, access: .reading), let kept = try? store.nameTables() else {
            return self
        }
        return with(kept: kept)
    }
}

internal import Foundation
public import HudnaStore

extension WordSource {
    /// These words, and the tables of names that a database keeps; these alone where there is none, or where it can't be read, which is told by who reads it.
    public func with(keptIn path: String) -> WordSource {
        guard FileManager.default.fileExists(atPath: path), let store = try? Store(path: path, access: .reading) else { return self }
        return (try? known(to: store)) ?? self
    }

    /// These words, and the tables of names that a record keeps, without the names that it was told to forget.
    /// - Throws: `StoreError`.
    public func known(to store: Store) throws(StoreError) -> WordSource { try with(kept: try store.nameTables()).withoutForgotten(of: store) }

    /// These words without the names that a record was told to forget.
    /// - Throws: `StoreError`.
    public func withoutForgotten(of store: Store) throws(StoreError) -> WordSource {
        WordSource(source, names: try store.withoutForgotten(names).map { $0.table })
    }
}

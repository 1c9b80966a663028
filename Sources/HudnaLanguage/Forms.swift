/// Forms of a word with their features, their letters side by side; used again for the next word, they ask for no memory.
struct Forms {
    /// Those of all forms; behind the last of them there is room.
    private var letters = [UInt8](repeating: 0, count: 1024)
    /// Where each of them ends. It begins empty: a literal with elements is kept once for the whole program, and Swift 6.3 empties that one
    /// in place (`removeAll(keepingCapacity:)`) in release builds.
    private var ends: [Int] = []
    private(set) var features: [Features] = []

    var count: Int { features.count }

    /// The letters of a form.
    subscript(form: Int) -> ArraySlice<UInt8> { letters[start(form)..<ends[form]] }

    private func start(_ form: Int) -> Int { form == 0 ? 0 : ends[form - 1] }

    mutating func removeAll() {
        ends.removeAll(keepingCapacity: true)
        features.removeAll(keepingCapacity: true)
    }

    mutating func append(prefix: [UInt8] = [], _ stem: [UInt8], suffix: [UInt8] = [], _ features: Features) {
        var end = start(count)
        let needed = end + prefix.count + stem.count + suffix.count
        while letters.count < needed { letters += [UInt8](repeating: 0, count: letters.count) }
        var room = letters.mutableSpan
        for index in prefix.indices { room[end + index] = prefix[index] }
        end += prefix.count
        for index in stem.indices { room[end + index] = stem[index] }
        end += stem.count
        for index in suffix.indices { room[end + index] = suffix[index] }
        ends.append(needed)
        self.features.append(features)
    }

    /// Other features for a form.
    mutating func mark(_ form: Int, _ features: Features) { self.features[form] = features }
}

extension WordTable {
    /// Adds the forms of a word, each with its features.
    mutating func add(_ forms: Forms, _ kind: EntryKind, _ payload: Int32) {
        for form in 0..<forms.count { add(forms[form].span, Entry(kind: kind, features: forms.features[form], payload: payload)) }
    }
}

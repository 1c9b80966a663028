/// What holds for the weights of trained parts: `ar/models/NAME.tsv`, three cells a line (label, key, weight), no header.
extension LanguageLint {
    mutating func checkModel(_ path: String) {
        var counts: [String: Int] = [:]
        for (index, line) in (source[path] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
            if cells.count != 3 || cells[0].isEmpty || UInt32(cells[1]) == nil || Float(cells[2]) == nil {
                report(path, index + 1, "no label, key and weight", "train the model anew (Evaluation/train.py)")
                return
            }
            counts[cells[0], default: 0] += cells[1] == "0" ? 0 : 1
            if counts[cells[0]] == WeightTable.most + 1 {
                report(path, index + 1, "more than \(WeightTable.most) weights of \(cells[0])", "leave out the small ones (LEAST in Evaluation/train.py)")
                return
            }
        }
    }
}

/// A document's elements and texts in the order in which they begin, each knowing where its inside ends; a value, without pointers, flat however deep.
struct MarkupTree {
    struct Node {
        var tag: HTMLTag
        /// Its parent's number; -1 for the first.
        let parent: Int32
        /// The number behind its last descendant.
        var end: Int32
        /// Of a text its bytes, of an element its attributes.
        var start: Int32
        var count: Int32
    }

    struct Attribute {
        let name: HTMLAttribute
        let start: Int32
        let count: Int32
    }

    var nodes: [Node] = []
    /// Of XML, the hashes of the elements' names; 0 for texts.
    var names: [UInt64] = []
    var attributes: [Attribute] = []
    /// Texts and values of attributes, UTF-8.
    var bytes: [UInt8] = []
    /// What was deeper, or more, than is kept.
    var isCut = false

    func value(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
        let element = nodes[node]
        guard element.tag != .text else { return nil }
        for index in Int(element.start)..<Int(element.start + element.count) where attributes[index].name == name {
            let range = Int(attributes[index].start)..<Int(attributes[index].start + attributes[index].count)
            return bytes[range]
        }
        return nil
    }

    func string(_ name: HTMLAttribute, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    func text(of node: Int) -> ArraySlice<UInt8> {
        nodes[node].tag == .text ? bytes[Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].count)] : []
    }

    /// All text inside an element, blanks as they are.
    func inside(_ node: Int) -> [UInt8] { text(in: node..<Int(nodes[node].end)) }

    var allText: [UInt8] { text(in: nodes.indices) }

    private func text(in range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        for index in range where nodes[index].tag == .text { text += self.text(of: index) }
        return text
    }

    /// Numbers of the elements of a kind, in order.
    func all(_ tag: HTMLTag) -> [Int] { nodes.indices.filter { nodes[$0].tag == tag } }

    /// Of XML, the elements of a name inside an element, in order.
    func all(_ name: String, in range: Range<Int>) -> [Int] {
        let hash = NameHash.of(name)
        return range.clamped(to: 0..<names.count).filter { names[$0] == hash && nodes[$0].tag != .text }
    }

    /// Of XML, the same tree with its elements taken for HTML's where their names are, as they are inside Atom's `type="xhtml"`.
    var asHTML: MarkupTree {
        var tree = self
        for index in names.indices where nodes[index].tag == .other { tree.nodes[index].tag = HTMLTag.byHash[names[index]] ?? .other }
        return tree
    }

    /// Of XML, the first child of that name.
    func child(_ name: String, of parent: Int) -> Int? {
        let hash = NameHash.of(name)
        var at = parent + 1
        while at < Int(nodes[parent].end), at < names.count {
            if names[at] == hash, nodes[at].tag != .text { return at }
            at = Int(nodes[at].end)
        }
        return nil
    }

    /// The text of the first child of that name without blanks around it; nil where it is empty.
    func text(_ name: String, of parent: Int) -> String? {
        guard let child = child(name, of: parent) else { return nil }
        let bytes = inside(child)
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 }) else { return nil }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}

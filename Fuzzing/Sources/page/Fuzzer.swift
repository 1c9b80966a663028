@testable import HudnaIntake

/// Pages and feeds: a well-nested tree, blocks that are valid UTF-8, whatever the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = PageDecoding.utf8(bytes)
    precondition(UTF8Bytes.isValid(text.span))
    for syntax in [MarkupReader.Syntax.html, .xml] {
        let tree = MarkupReader.tree(of: text, syntax)
        for (index, node) in tree.nodes.enumerated() {
            precondition(Int(node.end) > index && Int(node.end) <= tree.nodes.count && Int(node.parent) < index)
            precondition(node.parent < 0 || node.end <= tree.nodes[Int(node.parent)].end)
        }
        for block in BlockCutter.blocks(of: tree) { precondition(UTF8Bytes.isValid(block.text.span) && block.node < max(tree.nodes.count, 1)) }
    }
    let reader = PageReader(words: PageWords())
    _ = reader.read(bytes)
    var builder = ReportBuilder(defaults: IntakeDefaults(), manifest: Manifest())
    let origin = DocumentReader.Origin(file: "x", id: "x", names: [])
    if let kind = DocumentReader.kind(of: bytes) { _ = DocumentReader(pages: reader).items(bytes, kind, origin, &builder) }
    for problem in builder.problems { precondition(!problem.description.contains("\n")) }
    return 0
}

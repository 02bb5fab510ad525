internal import MoyinDocuments

/// A small XML part as a tree: the ones that say where the others are.
final class XMLNode {
    let name: XMLName
    private(set) var attributes: [(name: XMLName, value: [UInt8])] = []
    fileprivate(set) var children: [XMLNode] = []
    /// All text directly in it.
    fileprivate(set) var text: [UInt8] = []

    fileprivate init(_ tag: XMLTag) {
        name = tag.name
        for index in 0..<tag.attributeCount { attributes.append((tag.attribute(index), Array(tag.value(index)))) }
    }

    func children(_ name: XMLName) -> [XMLNode] { children.filter { $0.name == name } }
    func child(_ name: XMLName) -> XMLNode? { children.first { $0.name == name } }

    /// The value of an attribute; empty where there is none.
    func string(_ name: XMLName) -> String {
        attributes.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) } ?? ""
    }

    /// Text without the white space around it.
    var trimmed: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(decoding: text[first...last], as: UTF8.self)
    }

    /// - Throws: ``FileFailure``.
    static func read(_ bytes: [UInt8], _ part: String) throws(FileFailure) -> XMLNode {
        let builder = Builder()
        try XMLWalk.walk(bytes, part, builder, writes: false)
        guard let root = builder.root else { throw FileFailure(.damaged, part) }
        return root
    }

    private final class Builder: XMLHandler {
        var root: XMLNode?
        private var open: [XMLNode] = []

        func start(_ tag: XMLTag) {
            let node = XMLNode(tag)
            if let parent = open.last { parent.children.append(node) } else { root = node }
            open.append(node)
        }

        func end(_ name: XMLName) { open.removeLast() }

        func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
            open.last?.text += utf8
            return nil
        }
    }
}

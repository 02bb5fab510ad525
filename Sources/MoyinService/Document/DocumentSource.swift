internal import CServiceDocument

/// The source of the document, as it is inside the binary: what `/openapi.json` and `/docs` are made of.
enum DocumentSource {
    /// By name.
    static let files: [(name: String, bytes: [UInt8])] = {
        var count = 0
        guard let files = moyin_document_files(&count) else { return [] }
        return UnsafeBufferPointer(start: files, count: count).map { file in
            (String(cString: file.name), Array(UnsafeBufferPointer(start: file.data, count: file.length)))
        }
    }()

    /// All files as one. Members of the first three levels are joined, so that each file may hold paths and schemas.
    ///
    /// Cost: some tens of milliseconds.
    ///
    /// - Throws: ``DocumentNode/Fault`` and errors of YAML; never for the files inside the binary, which tests read.
    static func read() throws -> DocumentNode {
        var whole = DocumentNode.object([])
        for file in files where file.name.hasSuffix(".yaml") {
            var part = try DocumentNode(yaml: String(decoding: file.bytes, as: UTF8.self))
            // For anchors alone.
            part.set("x-shared", nil)
            whole = try join(whole, part, levels: 3)
        }
        return whole
    }

    private static func join(_ left: DocumentNode, _ right: DocumentNode, levels: Int) throws -> DocumentNode {
        var joined = left
        for member in right.members {
            guard let there = left[member.key] else {
                joined.set(member.key, member.value)
                continue
            }
            guard levels > 1, case .object = there, case .object = member.value else { throw DocumentNode.Fault(reason: "\(member.key) stands there twice") }
            joined.set(member.key, try join(there, member.value, levels: levels - 1))
        }
        return joined
    }
}

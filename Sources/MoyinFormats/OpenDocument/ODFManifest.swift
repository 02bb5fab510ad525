internal import MoyinDocuments

/// Walks `META-INF/manifest.xml`: the list of parts. In a copy those are gone from it that the copy does not have.
final class ODFManifest: XMLHandler {
    private let view: DocumentView
    private let package: ZipPackage
    private let moved: [String: String]
    private let answers: TextAnswers

    init(_ view: DocumentView, _ package: ZipPackage, _ moved: [String: String]) {
        (self.view, self.package, self.moved) = (view, package, moved)
        answers = TextAnswers(view)
    }

    func walk(_ bytes: [UInt8]) throws(FileFailure) -> [UInt8]? {
        try XMLWalk.walk(bytes, "META-INF/manifest.xml", self, writes: false)
        guard view.isWriting else { return nil }
        answers.rewind()
        return try XMLWalk.walk(bytes, "META-INF/manifest.xml", self, writes: true)
    }

    func start(_ tag: XMLTag) {
        for index in 0..<tag.attributeCount {
            let isPath = tag.name == "file-entry" && tag.attribute(index) == "full-path"
            // Names of parts that are there were read with them; a list may tell of others still.
            if isPath, package.has(tag.string("full-path")) { continue }
            guard XMLTexts.maySay(tag.value(index)) else { continue }
            guard let changed = say(tag.value(index), isPath ? .fileName : .customData) else { continue }
            if isPath { tag.drop() } else { tag.replace(index, with: changed) }
        }
        guard tag.name == "file-entry", let index = tag.index(of: "full-path") else { return }
        let path = tag.string("full-path")
        if package.isDropped(path) { tag.drop() }
        if let new = moved[path] { tag.replace(index, with: Array(new.utf8)) }
    }

    func end(_ name: XMLName) {}

    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        utf8.contains { $0 > 0x20 } ? say(utf8, .customData) : nil
    }

    private func say(_ utf8: UnsafeBufferPointer<UInt8>, _ carrier: Carrier) -> [UInt8]? {
        view.aside("part") {
            view.open("p")
            defer { view.close("p") }
            return answers.text(utf8, at: Place(carrier))
        }
    }
}

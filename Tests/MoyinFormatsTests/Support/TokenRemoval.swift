import MoyinDocuments

/// What whoever reviews a file does with it: finds values on the page, and says of each text what is to stand there.
enum TokenRemoval {
    /// Changes that put stars in place of every value, wherever it stands in the file and the files within it.
    static func changes(_ document: FileDocument, _ values: [String]) -> FileChanges {
        var changes = FileChanges()
        // Texts that stand directly beside each other are one.
        var runs: [[Int]] = []
        let order = document.segments.indices.filter { !document.segments[$0].range.isEmpty }
            .sorted { document.segments[$0].range.lowerBound < document.segments[$1].range.lowerBound }
        for number in order {
            if let last = runs.last?.last, document.segments[last].range.upperBound == document.segments[number].range.lowerBound {
                runs[runs.count - 1].append(number)
            } else {
                runs.append([number])
            }
        }
        for run in runs {
            let texts = run.map { text(document, $0) }
            var whole = texts.flatMap { $0 }
            var isRemoved = [Bool](repeating: false, count: whole.count)
            for value in values {
                let value = Array(value.utf8)
                var index = 0
                while index + value.count <= whole.count {
                    if whole[index..<(index + value.count)].elementsEqual(value) {
                        for at in index..<(index + value.count) { isRemoved[at] = true }
                        whole.replaceSubrange(index..<(index + value.count), with: repeatElement(0, count: value.count))
                    }
                    index += 1
                }
            }
            var start = 0
            for (number, text) in zip(run, texts) {
                var changed: [UInt8] = []
                for index in text.indices {
                    if !isRemoved[start + index] { changed.append(text[index]) }
                    if isRemoved[start + index], start + index == 0 || !isRemoved[start + index - 1] { changed += Array("***".utf8) }
                }
                if isRemoved[start..<(start + text.count)].contains(true) { changes.texts[number] = changed }
                start += text.count
            }
        }
        for (number, member) in document.members.enumerated() {
            let within = self.changes(member, values)
            if !within.texts.isEmpty || !within.members.isEmpty { changes.members[number] = within }
        }
        return changes
    }

    /// A text of the file as the page has it, without references.
    static func text(_ document: FileDocument, _ number: Int) -> [UInt8] {
        let bytes = Array(document.page[document.segments[number].range])
        if document.isVerbatim { return bytes }
        var text = String(decoding: bytes, as: UTF8.self)
        for (reference, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] { text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: sign) }
        return Array(text.utf8)
    }

    /// All of a file and the files within it, for tests that ask whether something is there.
    static func pages(_ document: FileDocument) -> String {
        String(decoding: document.page, as: UTF8.self) + document.members.map(pages).joined(separator: "\n")
    }
}

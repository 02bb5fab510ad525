/// Stretches of a text that look each their own way (ECMA-376 part 1, 18.4.4), and how they lie in what takes its place.
struct RichText {
    struct Run {
        /// In bytes of the text.
        var start: Int
        /// What is in its `rPr`, written anew.
        var format: [UInt8] = []
    }
    private(set) var runs: [Run] = []

    mutating func begin(at start: Int) { runs.append(Run(start: start)) }

    private static let elements: [(name: XMLName, text: StaticString)] = [
        ("rFont", "rFont"), ("charset", "charset"), ("family", "family"), ("b", "b"), ("i", "i"), ("strike", "strike"), ("outline", "outline"), ("shadow", "shadow"),
        ("condense", "condense"), ("extend", "extend"), ("color", "color"), ("sz", "sz"), ("u", "u"), ("vertAlign", "vertAlign"), ("scheme", "scheme"),
    ]
    private static let attributes: [(name: XMLName, text: StaticString)] = [
        ("val", "val"), ("rgb", "rgb"), ("theme", "theme"), ("tint", "tint"), ("indexed", "indexed"), ("auto", "auto"),
    ]

    /// Takes down what is said of the last run.
    mutating func see(_ tag: XMLTag) {
        guard let last = runs.indices.last, let element = Self.elements.first(where: { $0.name == tag.name }) else { return }
        var xml: [UInt8] = [0x3c] + tag.prefix + Array("\(element.text)".utf8)
        for (name, text) in Self.attributes {
            guard let value = tag[name], !value.contains(0x22) else { continue }
            xml += Array(" \(text)=\"".utf8)
            XMLWalk.escape(Array(value), &xml)
            xml.append(0x22)
        }
        runs[last].format += xml + [0x2f, 0x3e]
    }

    /// The runs of a text that takes the place of another: what stands before and behind the change looks as it did, and what
    /// is new like what it is instead of.
    func moved(from old: ArraySlice<UInt8>, to new: [UInt8]) -> [(text: ArraySlice<UInt8>, format: [UInt8])] {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        var suffix = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
        suffix = min(suffix, min(old.count, new.count) - prefix)
        while suffix > 0, new[new.count - suffix] & 0xc0 == 0x80 { suffix -= 1 }
        func place(_ start: Int) -> Int {
            if start <= prefix { return start }
            if old.count == new.count, new.indices.contains(start), new[start] & 0xc0 != 0x80 { return start }
            return new.count - max(suffix, 0) + max(0, start - (old.count - suffix))
        }
        var starts = runs.map { min(place($0.start), new.count) }
        if !starts.isEmpty { starts[0] = 0 }
        return runs.indices.compactMap { index in
            let end = index + 1 < runs.count ? starts[index + 1] : new.count
            return starts[index] < end ? (new[starts[index]..<end], runs[index].format) : nil
        }
    }
}

internal import MoyinRules
internal import MoyinText
public import MoyinTypes

/// The words of the sensitive topics, ready to be looked for beside a person.
struct TopicBook: Sendable {
    /// A word's meaning for one topic.
    private enum Role: Sendable {
        case fact(SensitiveTopic)
        /// Holds a fact's word and speaks of nobody.
        case nothing
        case begins(SensitiveTopic, frame: Int)
    }
    private var words = PhraseSet()
    private var roles: [[Role]] = []
    private var speaksOfNobody: [Bool] = []
    private var frames: [(ends: PhraseSet, within: Int)] = []
    private var labels = PhraseSet()
    private var labelTopics: [SensitiveTopics] = []
    private var columns = PhraseSet()
    private var columnTopics: [SensitiveTopic] = []
    private let severities: [Severity]

    /// A fact among the units of a line.
    struct Fact {
        var topic: SensitiveTopic
        var range: Range<Int>
    }

    init(_ topics: [TopicRule], _ fold: FoldTable) {
        severities = SensitiveTopic.allCases.map { topic in topics.first { $0.topic == topic }?.severity ?? .s1 }
        for rule in topics {
            for word in rule.words { add(word, .fact(rule.topic), fold) }
            for word in rule.not { add(word, .nothing, fold) }
            for frame in rule.frames {
                var ends = PhraseSet()
                for word in frame.to { ends.add(fold.folded(word), 0) }
                for word in frame.from { add(word, .begins(rule.topic, frame: frames.count), fold) }
                frames.append((ends, frame.within))
            }
            for word in rule.labels {
                let number = labels.add(fold.folded(word).reversed(), labelTopics.count)
                if number == labelTopics.count { labelTopics.append([]) }
                labelTopics[number].insert(SensitiveTopics(rule.topic))
            }
            for word in rule.columns {
                columnTopics.append(rule.topic)
                columns.add(fold.folded(word), columnTopics.count - 1)
            }
        }
    }

    private mutating func add(_ word: String, _ role: Role, _ fold: FoldTable) {
        let number = words.add(fold.folded(word), roles.count)
        if number == roles.count {
            roles.append([])
            speaksOfNobody.append(false)
        }
        roles[number].append(role)
        if case .nothing = role { speaksOfNobody[number] = true }
    }

    func severity(_ topic: SensitiveTopic) -> Severity { severities[SensitiveTopic.allCases.firstIndex(of: topic)!] }

    /// The topic of a column with this header.
    func topic(ofColumn header: [UInt16]) -> SensitiveTopic? {
        guard let word = columns.longest(header, at: 0, before: header.count) else { return nil }
        // 残疾等级（一至四级）, 病种/原因
        guard word.count == header.count || [0x28, 0x2f, 0x3a].contains(header[word.count]) else { return nil }
        return columnTopics[word.number]
    }

    /// What the word right before a name says of it: 举报人：王某, 配偶李某.
    func topics(_ units: [UInt16], before name: Int) -> SensitiveTopics {
        var start = name
        if start > 0, units[start - 1] == 0x3a || units[start - 1] == 0x28 { start -= 1 }
        return labels.longestBackwards(units, before: start, from: 0).map { labelTopics[$0.number] } ?? []
    }

    /// 无 未 没 不 非 免 否 防 before a fact: it is denied.
    private static func denies(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x65e0, 0x672a, 0x6ca1, 0x4e0d, 0x975e, 0x514d, 0x5426, 0x9632: true
        default: false
        }
    }

    /// , ; : 。 、 | )
    private static func stops(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x2c, 0x3b, 0x3a, 0x3002, 0x3001, 0x7c, 0x29: true
        default: false
        }
    }

    /// The facts that some units state, in order.
    ///
    /// - Parameter orNoneBefore: when none begins before this unit, no others are looked for.
    func facts(_ units: [UInt16], in range: Range<Int>, orNoneBefore limit: Int = .max) -> [Fact] {
        var facts: [Fact] = []
        var index = range.lowerBound
        while index < range.upperBound, index < limit || !facts.isEmpty {
            guard let word = words.longest(units, at: index, before: range.upperBound) else {
                index += 1
                continue
            }
            let roles = roles[word.number]
            if speaksOfNobody[word.number] {
                index += word.count
                continue
            }
            let isDenied = index > range.lowerBound && Self.denies(units[index - 1])
            var end = index + word.count
            for role in roles where !isDenied {
                switch role {
                case .fact(let topic): facts.append(Fact(topic: topic, range: index..<(index + word.count)))
                case .begins(let topic, let frame):
                    if let close = close(frame, units, from: index + word.count, before: range.upperBound) {
                        facts.append(Fact(topic: topic, range: index..<close))
                        end = max(end, close)
                    }
                case .nothing: break
                }
            }
            index = facts.last.map { $0.range.lowerBound >= index } == true ? end : index + (roles.isEmpty ? 1 : word.count)
        }
        return facts
    }

    /// Where the frame that began before `start` closes.
    private func close(_ frame: Int, _ units: [UInt16], from start: Int, before end: Int) -> Int? {
        let (ends, within) = frames[frame]
        var index = start
        while index < min(end, start + within) {
            if let word = ends.longest(units, at: index, before: end) { return index + word.count }
            if Self.stops(units[index]) { return nil }
            index += 1
        }
        return nil
    }
}

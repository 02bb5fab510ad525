internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// The phrases of a catalogue, compiled: what to search a text for, and how to tell a phrase that may count from one that
/// cannot by its neighbours alone.
struct PhraseTable: Sendable {
    /// What a phrase is looked at for.
    enum Sense: Sendable, Equatable {
        case group(Int)
        /// A level of secrecy: index into the grammar's.
        case level(Int)
        case telegram
        /// The name of a field that holds a level; `short`: 密 alone is a value.
        case label(short: Bool)
    }

    struct Entry: Sendable {
        var word: PhraseWord
        var sense: Sense
        /// Must not be part of a longer word on that side; otherwise a line need not be read for it.
        var freeLeft = false
        var freeRight = false
    }

    struct Group: Sendable {
        var rule: PhraseGroup
        /// Where its phrases count, as a set that is cheap to ask.
        var places: Places
        var companions: [PhraseWord]
        var labels: [PhraseWord]
        var left: [PhraseWord]
        var right: [PhraseWord]
        var behind: [PhraseWord]
        var near: [PhraseWord]
        var also: [PhraseWord]
        var needs: [PhraseWord]
        var needsTitle: [PhraseWord]
        var unless: [PhraseWord]
        var unlessTitle: [PhraseWord]
        /// Units that a neighbour may end or begin with: companions and other phrases of the kind, or what it must stand behind.
        var ends: Set<UInt16> = []
        var starts: Set<UInt16> = []
    }

    private(set) var entries: [Entry] = []
    private(set) var groups: [Group] = []
    /// Those that count only where another mark of their kind was found.
    private(set) var groupsAfterMarks: [Group] = []
    let secret: SecretWords
    /// By unit that entries begin with: the number of their list from 1, which is the part of ``order`` between two of
    /// ``bounds``; 0: none does.
    private(set) var firstOf: [UInt16]
    private(set) var bounds: [Int] = [0]
    /// Entries, longest first, each with its second unit; 0: none, or any.
    private(set) var order: [(entry: Int, next: UInt16)] = []
    let neighbours: NeighbourTable

    /// 理由 and its like behind an attribute; 转发 in a title; what may stand behind a heading and before it (附件, 第 节).
    let reasonWords, forwarding: [PhraseWord]
    let headingEnds, headingWords: Set<UInt16>
    /// What coordinates are written with, beside digits.
    let coordinateUnits: Set<UInt16>

    init(_ rules: PhraseRules, _ triggers: TriggerTable, _ fold: FoldTable) {
        firstOf = [UInt16](repeating: 0, count: 0x10000)
        secret = SecretWords(rules.secret, fold)
        reasonWords = ["理由", "依据", "原因", "属于"].map { PhraseWord($0, fold) }
        forwarding = [PhraseWord("转发", fold)]
        coordinateUnits = Set(PhraseWord("东西南北经纬度分秒°′″＇＂.,，、：'\"", fold).units)
        headingEnds = Set(PhraseWord("：。》", fold).units)
        headingWords = Set(PhraseWord("附件表录第章节条", fold).units)
        func words(_ list: [String]) -> [PhraseWord] { list.map { PhraseWord($0, fold) } }
        for rule in rules.groups {
            groups.append(
                Group(
                    rule: rule, places: Places(rule.places), companions: words(rule.companions).sorted { $0.units.count > $1.units.count },
                    labels: words(rule.labels), left: words(rule.left), right: words(rule.right),
                    behind: words(rule.behind), near: words(rule.near),
                    also: words(rule.also), needs: words(rule.needs), needsTitle: words(rule.needsTitle),
                    unless: words(rule.unless), unlessTitle: words(rule.unlessTitle)))
        }
        for (index, rule) in rules.groups.enumerated() {
            let places = rule.places
            let isAlone = !places.isDisjoint(with: [.line, .stretch, .cell, .bracket, .heading])
            let isAnywhere = places.contains(.sentence) || places.contains(.fieldName)
            let ends = places.contains(.title)
            for word in rule.words {
                var entry = Entry(word: PhraseWord(word, fold), sense: .group(index))
                entry.freeLeft = !isAnywhere && !ends && (isAlone || places.contains(.field)) || !rule.behind.isEmpty
                entry.freeRight = !isAnywhere
                entries.append(entry)
            }
            for other in rules.groups.indices where rules.groups[other].kind == rule.kind {
                for word in words(rules.groups[other].words) + groups[other].companions {
                    groups[index].ends.insert(word.units.last ?? 0)
                    groups[index].starts.insert(word.units.first ?? 0)
                }
            }
            if !rule.behind.isEmpty { groups[index].ends = Set(groups[index].behind.compactMap(\.units.last)) }
        }
        groupsAfterMarks = groups.filter { $0.rule.places.contains(.afterMark) }
        for (index, level) in rules.secret.levels.enumerated() {
            // 级, 件 and a term may follow; these are looked at when the line is read.
            var entry = Entry(word: PhraseWord(level.word, fold), sense: .level(index))
            (entry.freeLeft, entry.freeRight) = (true, true)
            entries.append(entry)
        }
        for word in rules.secret.telegrams {
            var entry = Entry(word: PhraseWord(word, fold), sense: .telegram)
            entry.freeRight = true
            entries.append(entry)
        }
        for (list, isShort) in [(rules.secret.fields, false), (rules.secret.shortFields, true)] {
            for word in list {
                var entry = Entry(word: PhraseWord(word, fold), sense: .label(short: isShort))
                (entry.freeLeft, entry.freeRight) = (true, true)
                entries.append(entry)
            }
        }
        let words = entries.map(\.word.units)
        for (unit, list) in Dictionary(grouping: words.indices, by: { words[$0][0] }) {
            order += list.sorted { (words[$1].count, $0) < (words[$0].count, $1) }.map { at in
                let units = words[at]
                return (at, units.count > 1 && units[1] != PhraseWord.number ? units[1] : 0)
            }
            bounds.append(order.count)
            firstOf[Int(unit)] = UInt16(bounds.count - 1)
        }
        neighbours = NeighbourTable(Self.byTrigger(triggers, entries, groups))
    }

    /// Entries that begin with `first` and may go on with `second`, longest first.
    @inline(__always)
    func entries(from first: UInt16, _ second: UInt16) -> some Sequence<Int> {
        let list = Int(firstOf[Int(first)])
        return (list == 0 ? order[0..<0] : order[bounds[list - 1]..<bounds[list]]).lazy
            .filter { $0.next == second || $0.next == 0 }.map(\.entry)
    }

    /// By trigger from 1: the phrases that are searched for by it.
    private static func byTrigger(_ triggers: TriggerTable, _ entries: [Entry], _ groups: [Group])
        -> [[(phrase: NeighbourTable.Phrase, units: [UInt16])]]
    {
        var result = [[(phrase: NeighbourTable.Phrase, units: [UInt16])]](repeating: [], count: triggers.units.count + 1)
        for entry in entries {
            var phrase = NeighbourTable.Phrase()
            (phrase.freeLeft, phrase.freeRight) = (entry.freeLeft, entry.freeRight)
            if case .group(let index) = entry.sense {
                if groups[index].rule.places == [.afterMark] { continue }
                phrase.group = Int16(index)
            }
            guard let trigger = triggers.first(in: entry.word.units) else { continue }
            phrase.trigger = UInt8(trigger.index)
            result[trigger.number].append((phrase, entry.word.units))
        }
        return result
    }
}

/// Some places, as bits.
struct Places: OptionSet, Sendable {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ places: Set<PhrasePlace>) { self.init(places.map(Places.init)) }

    private init(_ place: PhrasePlace) { rawValue = 1 << UInt16(PhrasePlace.allCases.firstIndex(of: place)!) }

    static let line = Places(.line), stretch = Places(.stretch), cell = Places(.cell), bracket = Places(.bracket)
    static let title = Places(.title), heading = Places(.heading), field = Places(.field), fieldName = Places(.fieldName)
    static let sentence = Places(.sentence)
}

/// The secret grammar's words, folded.
struct SecretWords: Sendable {
    let levels: [(word: PhraseWord, term: Int?, basis: [String])]
    let shortFieldsBasis, shortBasis, bilingualBasis: [String]
    let stars: Set<UInt16>
    let star: UInt16
    let terms, exams, conditions, companions, declassified, conditionalLeft, conditionalRight, doubtful: [PhraseWord]
    let labels, telegramLabels: [PhraseWord]
    /// 级 and 件, which may follow a level.
    let endings: Set<UInt16>
    /// 密 alone.
    let short: UInt16

    init(_ grammar: SecretGrammar, _ fold: FoldTable) {
        func words(_ list: [String]) -> [PhraseWord] {
            list.map { PhraseWord($0, fold) }.sorted { $0.units.count > $1.units.count }
        }
        levels = grammar.levels.map { (PhraseWord($0.word, fold), $0.term, $0.basis) }
        (shortFieldsBasis, shortBasis, bilingualBasis) = (grammar.shortFieldsBasis, grammar.shortBasis, grammar.bilingualBasis)
        stars = Set(PhraseWord(grammar.stars, fold).units)
        star = PhraseWord("★", fold).units[0]
        terms = words(grammar.terms)
        exams = words(grammar.exams)
        conditions = words(grammar.conditions)
        companions = words(grammar.companions)
        declassified = words(grammar.declassified)
        conditionalLeft = words(grammar.conditionalLeft)
        conditionalRight = words(grammar.conditionalRight)
        doubtful = words(grammar.doubtful)
        labels = words(grammar.fields + grammar.shortFields)
        telegramLabels = words(grammar.telegramFields)
        endings = Set(PhraseWord("级件", fold).units)
        short = PhraseWord("密", fold).units[0]
    }
}

internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Joins the words of all rules and shared word lists, folded like the text they are looked for in.
struct LexiconBuilder {
    private let fold: FoldTable
    /// The entries' words, from their last unit backwards: the endings of a word are found on the way to it.
    private var endings = WordTrie()
    private var entries: [(text: String, units: [UInt16], entry: Lexicon.Entry)] = []

    init(fold: FoldTable) { self.fold = fold }

    /// NFKC, lower case, simplified, without spaces.
    func folded(_ word: String) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(12)
        for scalar in word.unicodeScalars {
            let entry = fold[scalar.value]
            switch entry.symbolClass {
            case .ignorable, .space: continue
            default: break
            }
            if entry.has(FoldEntry.expands) {
                units.append(contentsOf: fold.expansion(of: entry))
            } else {
                units.append(entry.unit)
            }
        }
        return units
    }

    private mutating func entry(_ word: String, _ change: (inout Lexicon.Entry) -> Void) {
        let units = folded(word)
        guard let first = units.first, let last = units.last else { return }
        let index = Int(endings.add(units.reversed(), UInt16(entries.count)))
        if index == entries.count {
            var entry = Lexicon.Entry()
            func isLetter(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7a }
            entry.isLatin = isLetter(first) || isLetter(last)
            entries.append((word, units, entry))
        }
        change(&entries[index].entry)
    }

    mutating func add(_ catalog: RuleCatalog, slotOf: [UInt8?]) {
        var slotsOfKind: [Kind: [UInt8]] = [:]
        var all = DetectorSet()
        for (index, rule) in catalog.rules.enumerated() {
            guard let slot = slotOf[index] else { continue }
            slotsOfKind[rule.kind, default: []].append(slot)
            all.insert(slot)
            for word in rule.labels { entry(word) { $0.labels.insert(slot) } }
            for word in rule.cues { entry(word) { $0.cues.insert(slot) } }
            for word in rule.after { entry(word) { $0.after.insert(slot) } }
            for word in rule.columns { entry(word) { $0.columns.insert(slot) } }
            for word in rule.negative {
                entry(word) { $0.ownNegatives.insert(slot) }
            }
        }
        func slots(_ kinds: Set<Kind>) -> DetectorSet {
            var set = DetectorSet()
            for kind in kinds { for slot in slotsOfKind[kind] ?? [] { set.insert(slot) } }
            return set
        }
        for group in catalog.lexicon.negative {
            let rejects = slots(group.rejects)
            let negatives = all.subtracting(slots(group.spares))
            for word in group.words {
                if group.isGeneric {
                    entry(word) { $0.isGeneric = true }
                    continue
                }
                entry(word) {
                    $0.rejects.formUnion(rejects)
                    $0.negatives.formUnion(negatives)
                    $0.within = max($0.within, UInt8(group.within))
                }
            }
        }
        for group in catalog.lexicon.measures {
            let rejects = slots(group.rejects)
            let measures = all.subtracting(slots(group.spares))
            for word in group.words {
                entry(word) {
                    $0.measureRejects.formUnion(rejects)
                    $0.measures.formUnion(measures)
                }
            }
        }
        for group in catalog.lexicon.owners {
            let kinds = slots(group.kinds)
            for word in group.words {
                entry(word) {
                    if group.subject == .private { $0.home.formUnion(kinds) } else { $0.office.formUnion(kinds) }
                }
            }
        }
        for (role, words) in catalog.lexicon.headers {
            for word in words { entry(word) { $0.columnRole = role.ordinal } }
        }
    }

    mutating func build() -> Lexicon {
        inheritFromEndings()
        inheritColumns()
        return Lexicon(entries: entries)
    }

    /// The longest word wins, so a longer one must say what its ending says: 办公电话 is a label of whatever 电话 is a
    /// label of, 专业代码 speaks against whatever 代码 speaks against, unless it says otherwise itself.
    private mutating func inheritFromEndings() {
        for index in entries.indices {
            for shorter in properEndings(of: index) {
                let ending = entries[shorter].entry
                entries[index].entry.inherit(ending)
            }
        }
    }

    /// The same for headers: a column of 监督电话 is one of 电话, unless the word itself speaks against the kind.
    private mutating func inheritColumns() {
        for index in entries.indices where entries[index].entry.columnRole == 0 && !entries[index].entry.isLatin {
            for shorter in properEndings(of: index) {
                let columns = entries[shorter].entry.columns
                guard !columns.isEmpty || entries[shorter].entry.columnRole != 0 else { continue }
                let entry = entries[index].entry
                entries[index].entry.columns.formUnion(
                    columns.subtracting(entry.ownNegatives).subtracting(entry.rejects).subtracting(entry.negatives))
                break
            }
        }
    }

    /// Entries whose words of two units and more end this longer one, from the longest on, so that the nearer kin decides.
    private func properEndings(of index: Int) -> [Int] {
        let units = entries[index].units
        guard units.count > 2 else { return [] }
        return endings.beginnings(of: units.dropFirst().reversed()).reversed().map(Int.init)
            .filter { entries[$0].units.count >= 2 }
    }
}

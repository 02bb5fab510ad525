internal import MoyinRules
internal import MoyinText
internal import MoyinTypes

/// Joins the words of all rules and shared word lists, folded like the text they are looked for in.
struct LexiconBuilder {
    private let fold: FoldTable
    /// The entries' words, from their last unit backwards: the endings of a word are found on the way to it.
    private var endings = WordTrie(expecting: 1024)
    private var entries: [(text: String, units: [UInt16], entry: Lexicon.Entry)] = []

    /// Words are numbered with two bytes, of which one value means none.
    static let limit = Int(WordTrie.none)
    /// Whether there was no room for more words.
    var isFull: Bool { entries.count >= Self.limit }

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
        guard !isFull else { return }
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
        var kin: [UInt16] = []
        for index in entries.indices {
            findProperEndings(of: index, into: &kin)
            // From the longest on, so that the nearer kin decides.
            for shorter in kin.reversed() where entries[Int(shorter)].units.count >= 2 {
                let ending = entries[Int(shorter)].entry
                entries[index].entry.inherit(ending)
            }
        }
    }

    /// The same for headers: a column of 监督电话 is one of 电话, unless the word itself speaks against the kind.
    private mutating func inheritColumns() {
        var kin: [UInt16] = []
        for index in entries.indices where entries[index].entry.columnRole == 0 && !entries[index].entry.isLatin {
            findProperEndings(of: index, into: &kin)
            for shorter in kin.reversed() where entries[Int(shorter)].units.count >= 2 {
                let columns = entries[Int(shorter)].entry.columns
                guard !columns.isEmpty || entries[Int(shorter)].entry.columnRole != 0 else { continue }
                let entry = entries[index].entry
                entries[index].entry.columns.formUnion(
                    columns.subtracting(entry.ownNegatives).subtracting(entry.rejects).subtracting(entry.negatives))
                break
            }
        }
    }

    /// The entries whose words end this longer one, the shortest first.
    private func findProperEndings(of index: Int, into found: inout [UInt16]) {
        found.removeAll(keepingCapacity: true)
        guard entries[index].units.count > 2 else { return }
        endings.beginnings(of: entries[index].units.dropFirst().reversed(), into: &found)
    }
}

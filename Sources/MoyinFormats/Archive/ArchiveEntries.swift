internal import MoyinDocuments

/// The names in an archive: texts of its page, and what becomes of them in a copy.
struct ArchiveEntries {
    private let view: DocumentView
    private let budget: UnpackingBudget
    private var seen: Set<[UInt8]> = []
    private var taken: Set<[UInt8]> = []
    /// The last number that a name was given.
    private var numbers: [[UInt8]: Int] = [:]
    /// New names by old ones, for links that lead there.
    private var renamed: [[UInt8]: [UInt8]] = [:]
    private(set) var count = 0

    init(_ view: DocumentView, _ budget: UnpackingBudget) { (self.view, self.budget) = (view, budget) }

    /// A name as the archive says it.
    ///
    /// - Returns: its UTF-8, and what it is in a copy.
    /// - Throws: ``FileFailure`` when there are more than are read.
    mutating func name(_ said: [UInt8]) throws(FileFailure) -> (name: [UInt8], inCopy: [UInt8]) {
        try budget.takeMember()
        count += 1
        let name = ArchiveName.utf8(said)
        view.open("p")
        let changed = view.text(name, at: Place(.fileName, number: count))
        view.close("p")
        if !seen.insert(name).inserted || Self.leadsOut(name) { view.remark(.unsafeNames) }
        guard view.isWriting else { return (name, name) }
        let inCopy = free(changed ?? name)
        renamed[name] = inCopy
        return (name, inCopy)
    }

    /// Where a link leads.
    func link(_ said: [UInt8], isHard: Bool) -> [UInt8] {
        let target = ArchiveName.utf8(said)
        view.remark(.unsafeNames)
        view.open("p")
        let changed = view.text(target, at: Place(.link, number: count))
        view.close("p")
        return isHard ? renamed[target] ?? changed ?? target : changed ?? target
    }

    /// Whether who unpacks it writes somewhere else.
    private static func leadsOut(_ name: [UInt8]) -> Bool {
        if name.first == 0x2f || name.first == 0x5c || (name.count > 1 && name[1] == 0x3a) { return true }
        return name.split { $0 == 0x2f || $0 == 0x5c }.contains { $0.elementsEqual([0x2e, 0x2e]) }
    }

    /// Two names may become one; the second has a number then.
    private mutating func free(_ name: [UInt8]) -> [UInt8] {
        var name = name
        if name.isEmpty { name = Array("_".utf8) }
        if taken.insert(name).inserted { return name }
        let isFolder = name.last == 0x2f
        let body = isFolder ? name.dropLast() : name[...]
        let dot = isFolder ? nil : body.lastIndex(of: 0x2e).flatMap { index in body[index...].contains(0x2f) || index == 0 ? nil : index }
        var number = numbers[name] ?? 1
        while true {
            number += 1
            let tried = Array(body[..<(dot ?? body.endIndex)]) + Array("_\(number)".utf8) + Array(body[(dot ?? body.endIndex)...]) + (isFolder ? [0x2f] : [])
            guard taken.insert(tried).inserted else { continue }
            numbers[name] = number
            return tried
        }
    }
}

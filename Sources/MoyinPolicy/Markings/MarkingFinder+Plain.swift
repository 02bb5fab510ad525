extension MarkingFinder {
    /// As ``find(_:beginsText:endsText:into:)``, but every line is read, whether a trigger stands in it or not: what the search
    /// for triggers and the tables of their neighbours must lose nothing of. For tests; slow.
    func findPlainly(_ text: UnsafeBufferPointer<UInt8>, beginsText: Bool, endsText: Bool) -> [Marking] {
        guard text.baseAddress != nil, text.count > 0 else { return [] }
        var examiner = Examiner(table, fold, TextZones(text: text, beginsText: beginsText, endsText: endsText))
        var position = 0
        while position < text.count {
            let line = examiner.zones.line(around: position)
            if !line.range.isEmpty {
                if examiner.isShort(line.range, 1), let lines = examiner.verticalLines(around: position) {
                    examiner.read(lines, isCut: false, isVertical: true)
                } else {
                    examiner.read(line.range, isCut: line.isCut)
                }
                position = max(line.range.upperBound, examiner.doneUntil)
            }
            position += 1
        }
        examiner.finish()
        return examiner.found
    }
}

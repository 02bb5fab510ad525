/// How a name is built.
public enum NameForm: UInt8, Sendable, CaseIterable {
    /// 张三, 张三丰: a surname of one character and one or two given ones.
    case short, full
    /// 欧阳锋, 欧阳铁心.
    case compoundShort, compoundFull
    /// 陈方安生: two surnames and two given characters.
    case double
    /// A surname alone before a title: 李主任, 王先生. The span is the surname.
    case bare
    /// 小王, 老李, 阿强.
    case nickname
    /// 小泉纯一郎.
    case japanese
    /// 阿卜杜·热合曼, J·K·罗琳: parts joined by dots.
    case dotted
    /// 克林顿: transliterated, in one part.
    case foreign
    /// Bill Gates.
    case latin
    /// 张某某, 李*, 黄某甲.
    case masked
}

/// A span that may be a name: units of a ``NameUnits``, end exclusive.
struct NameCandidate {
    var start: Int32
    var end: Int32
    var form: NameForm
    /// Characters of the surname; 0 where there is none.
    var surnameLength: UInt8
    /// What the characters by themselves say, in eighths of a nat.
    var dense: Int16
    /// Nats for a name against none.
    var score: Float = 0
    var probability: Float = 0

    init(_ start: Int, _ end: Int, _ form: NameForm, surname: Int, dense: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        self.form = form
        surnameLength = UInt8(truncatingIfNeeded: surname)
        self.dense = Int16(clamping: dense)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end - start) }
}

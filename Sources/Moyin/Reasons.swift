internal import MoyinTypes

extension EvidenceKind {
    /// Whether a step names a word of the lexicon.
    var hasWord: Bool {
        switch self {
        case .label, .cue, .column, .negative, .nameTitle: true
        default: false
        }
    }
}

extension Evidence {
    /// One step in words, with its points: `标签“手机”(+25)`.
    func described(word: String?, english: Bool) -> String {
        let sign = points >= 0 ? "+\(points)" : "\(points)"
        let quoted = word.map { english ? " '\($0)'" : "“\($0)”" } ?? ""
        let text = english ? kind.english : kind.chinese
        let far = distance > 0 && kind.hasWord ? (english ? ", \(distance) characters away" : "，相距 \(distance) 字") : ""
        return "\(text)\(quoted)\(far) (\(sign))"
    }
}

extension EvidenceKind {
    var chinese: String {
        switch self {
        case .shape: "形式相符"
        case .checksumPassed: "校验位正确"
        case .checksumFailed: "校验位不符"
        case .dateValid: "日期存在"
        case .dateInvalid: "日期不存在"
        case .regionKnown: "行政区划代码存在"
        case .regionUnknown: "行政区划代码未收录"
        case .segmentKnown: "号段、区号或发行机构已分配"
        case .segmentUnknown: "号段、区号或发行机构未收录"
        case .label: "标签"
        case .cue: "同句线索"
        case .column: "表头"
        case .negative: "反证"
        case .disguise: "有隐形或变形字符"
        case .embedded: "嵌在更长的字符串里"
        case .spread: "拆写方式不常见"
        case .validatorPassed: "通过指定校验"
        case .validatorFailed: "未通过指定校验"
        case .nameCharacters: "字形像姓名"
        case .nameBefore: "前文"
        case .nameAfter: "后文"
        case .nameWords: "与常用词的关系"
        case .nameTitle: "称谓职务"
        case .nameList: "同列的名字"
        case .nameText: "全文其他地方"
        case .nameCalibration: "与其他读法比较、按实测校准"
        case .nameMask: "只留姓氏，名字已遮盖"
        case .nameProof: "旁边的标签、年龄或称呼证明"
        case .listed: "在须隐去的名单上"
        case .listedPublic: "在可公开的名单上"
        case .beside: "与同一行或同一句里的人有关"
        case .document: "就全文看"
        case .marking: "是标志而不是提及"
        }
    }

    var english: String {
        switch self {
        case .shape: "shape"
        case .checksumPassed: "check digit right"
        case .checksumFailed: "check digit wrong"
        case .dateValid: "date exists"
        case .dateInvalid: "date does not exist"
        case .regionKnown: "region code known"
        case .regionUnknown: "region code unknown"
        case .segmentKnown: "segment, area code or issuer known"
        case .segmentUnknown: "segment, area code or issuer unknown"
        case .label: "label"
        case .cue: "cue in the sentence"
        case .column: "column header"
        case .negative: "speaks against it:"
        case .disguise: "invisible or look-alike characters"
        case .embedded: "inside a longer run of characters"
        case .spread: "unusual grouping"
        case .validatorPassed: "validator agreed"
        case .validatorFailed: "validator did not agree"
        case .nameCharacters: "characters of a name"
        case .nameBefore: "what stands before"
        case .nameAfter: "what stands behind"
        case .nameWords: "common words in it"
        case .nameTitle: "title"
        case .nameList: "neighbours in the list"
        case .nameText: "the rest of the text"
        case .nameCalibration: "against other readings, calibrated"
        case .nameMask: "surname only, the rest is masked"
        case .nameProof: "a label, age or word beside it"
        case .listed: "on the list of names to hide"
        case .listedPublic: "on the list of public names"
        case .beside: "said of the person in the same row or sentence"
        case .document: "of the document as a whole"
        case .marking: "a marking, not a mention"
        }
    }
}

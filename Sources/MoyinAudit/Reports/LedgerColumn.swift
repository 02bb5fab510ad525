internal import MoyinLedger
internal import MoyinReports

/// The customary columns of a ledger of corrections (整改台账: 定责任、定任务、定时限, 销号), for tables of any format.
enum LedgerColumn: CaseIterable {
    case number, origin, foundOn, unit, person, leader, column, title, place, publishedOn, problem, description, kinds, persons, severity, secrecy, measure
    case deadline, completedOn, progress, evidence, recheck, closedOn, accountability, remarks

    enum Value {
        case none
        case text(String)
        case integer(Int)
        /// `2026-12-31`.
        case day(String)

        fileprivate init(_ text: String?) { self = text.map { $0.isEmpty ? .none : .text($0) } ?? .none }

        fileprivate init(at seconds: Int?) { self = seconds.map { .day(LedgerTime.day($0)) } ?? .none }
    }

    var name: String {
        switch self {
        case .number: say("序号", "No.")
        case .origin: say("发现来源", "Found by")
        case .foundOn: say("发现时间", "Found on")
        case .unit: say("责任单位", "Unit")
        case .person: say("责任人", "Person")
        case .leader: say("分管领导", "Leader in charge")
        case .column: say("栏目", "Column")
        case .title: say("标题", "Title")
        case .place: say("链接/文件名", "Link or file")
        case .publishedOn: say("发布时间", "Published on")
        case .problem: say("问题类型", "Problem")
        case .description: say("问题描述", "Description")
        case .kinds: say("涉及个人信息种类", "Personal information")
        case .persons: say("涉及人数", "Persons")
        case .severity: say("严重程度", "Severity")
        case .secrecy: say("涉密情况", "Secrecy")
        case .measure: say("整改措施", "Measure")
        case .deadline: say("整改时限", "Deadline")
        case .completedOn: say("完成时间", "Completed on")
        case .progress: say("完成情况", "Progress")
        case .evidence: say("整改证据", "Evidence")
        case .recheck: say("复查结果/复查人", "Recheck, by")
        case .closedOn: say("销号时间", "Closed on")
        case .accountability: say("责任追究", "Accountability")
        case .remarks: say("备注", "Remarks")
        }
    }

    /// In characters of half width.
    var width: Int {
        switch self {
        case .number: 7
        case .person, .leader, .persons: 9
        case .severity, .secrecy, .progress, .origin, .accountability: 11
        case .foundOn, .publishedOn, .deadline, .completedOn, .closedOn: 12
        case .column, .problem, .measure, .evidence, .recheck: 13
        case .unit, .kinds: 18
        case .remarks: 20
        case .place, .description, .title: 30
        }
    }

    func value(_ listed: ListedCase, _ kindName: (String) -> String) -> Value {
        let record = listed.record
        return switch self {
        case .number: .integer(record.id)
        case .origin: .text(record.origin.words)
        case .foundOn: Value(at: record.foundAt)
        case .unit: Value(listed.unit)
        case .person: Value(record.person)
        // To be filled in by hand: the ledger does not ask for them.
        case .leader, .accountability: .none
        case .column: Value(listed.column)
        case .title: Value(listed.title)
        case .place: Value(listed.place)
        // Some exports say the hour too.
        case .publishedOn: listed.published.map { SheetDay($0.prefix(10)) == nil ? Value($0) : .day(String($0.prefix(10))) } ?? .none
        case .problem: .text(listed.problemWords)
        case .description: Value(listed.description(kindName))
        case .kinds: Value(listed.kindWords(kindName))
        case .persons: .integer(record.persons)
        case .severity: .text(listed.severityWords)
        case .secrecy: Value(listed.secrecyWords)
        case .measure: Value(record.measure)
        case .deadline: record.deadline.map { .day($0) } ?? .none
        case .completedOn: Value(at: record.rectifiedAt)
        case .progress: .text(listed.progressWords)
        case .evidence: Value(record.evidence)
        case .recheck: Value(listed.recheckWords)
        case .closedOn: Value(at: record.closedAt)
        case .remarks: Value(listed.remarks)
        }
    }
}

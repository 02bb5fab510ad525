internal import Moyin
internal import MoyinText

/// The record as the customary form 政府信息公开保密审查表: one sheet of A4, to be printed and signed. A page without
/// scripts that needs nothing else.
package struct RecordPage {
    private let record: ReviewRecord
    private var html = HTMLText()

    /// So much fits on the sheet; the JSON beside it has all.
    private static let kinds = 7
    private static let notes = 6
    private static let titleLength = 90
    private static let nameLength = 60
    private static let kindLength = 34

    /// The page as UTF-8.
    package static func bytes(_ record: ReviewRecord) -> [UInt8] {
        var page = RecordPage(record: record)
        page.write()
        return Array(page.html.text.utf8)
    }

    private mutating func write() {
        let heading = say("政府信息公开保密审查表", "Secrecy review of government information before publication")
        html.raw("<!DOCTYPE html>\n<html lang=\"\(say("zh-CN", "en"))\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        html.raw("<title>\(HTMLText.escaped(heading))</title>\n<style>\n\(RecordStyle.css)</style>\n</head>\n<body>\n")
        html.raw("<h1>\(HTMLText.escaped(heading))</h1>\n")
        html.raw("<p class=\"top\"><span>\(say("登记号：", "No.: "))<i></i></span><span>\(say("填表日期：", "Filled in on: "))<i></i></span>")
        html.raw("<span>\(say("系统检查：", "Reviewed: "))\(HTMLText.escaped(record.time))</span></p>\n")
        html.raw("<table>\n<colgroup>" + String(repeating: "<col>", count: 12) + "</colgroup>\n<tbody>\n")
        information()
        aspects()
        personal()
        conclusion()
        choices()
        signatures()
        html.raw("</tbody>\n</table>\n")
        foot()
        html.raw("</body>\n</html>\n")
    }

    private mutating func information() {
        let withheld = say("（有密级标志，不写入本表，由承办人按保密规定填写）", "(under a mark of secrecy: left out of this record)")
        html.row { row in
            row.label(say("拟公开单位/科室", "Unit"), 2)
            row.blank(4)
            row.label(say("文件", "File"), 2)
            row.text(record.fileName.map { Self.cut($0, Self.nameLength) } ?? say("（不写入）", "(left out)"), 4)
        }
        html.row { row in
            row.label(say("信息名称", "Title"), 2)
            row.text(record.isWithheld ? withheld : Self.cut(record.title ?? "", Self.titleLength), 10)
        }
        html.row(style: "room") { row in
            row.label(say("内容摘要", "Summary"), 2)
            row.blank(10)
        }
        html.row { row in
            row.label(say("发文字号", "Document number"), 2)
            row.text(record.documentNumber ?? "", 4)
            row.label(say("载体形式", "Form"), 2)
            row.boxes([(say("公文类", "official document"), record.markings.isNumbered), (say("非公文类", "other"), false)], 4)
        }
        html.row { row in
            row.label(say("涉密状态", "Secrecy"), 2)
            let marks = record.markings
            row.boxes([(say("非涉密", "not secret"), false), (say("涉密", "secret"), marks.secret)], 4, behind: marks.secret ? "" : marks.doubtful ? say("有疑似标志，待定", "doubtful mark") : say("未见密级标志", "no mark found"))
            row.label(say("密级与保密期限", "Level and term"), 2)
            row.text(record.marks.joined(separator: say("、", ", ")), 4)
        }
        html.row { row in
            row.label(say("公开属性", "Attribute"), 2)
            let attribute = record.attribute
            row.boxes(
                [
                    (say("主动公开", "to be published"), record.markings.isOpen), (say("依申请公开", "on request"), record.markings.onRequest),
                    (say("不予公开", "withheld"), record.markings.withheld),
                ], 6, behind: attribute == nil ? say("未标注", "not stated") : "")
            row.label(say("不予公开理由", "Reason"), 2)
            row.text(record.markings.withheld ? record.markings.reasonGiven ? say("文中已注明", "given in the text") : say("文中未注明", "not given") : "", 2)
        }
        html.row { row in
            row.label(say("拟公开方式", "Where"), 2)
            row.boxes([say("政府网站", "website"), say("公报", "gazette"), say("新媒体", "social media"), say("公开栏", "notice board"), say("其他", "other")].map { ($0, false) }, 6)
            row.label(say("拟公开时间", "When"), 2)
            row.blank(2)
        }
    }

    private mutating func aspects() {
        html.row { row in
            row.head(say("是否涉及", "Touches on"), 2)
            row.head(say("系统检查", "Found"), 2)
            row.head(say("处数", "Count"), 1)
            row.head(say("依据", "Basis"), 7)
        }
        for aspect in record.aspects {
            html.row { row in
                row.label(aspect.name, 2)
                let answer = switch aspect.answer {
                case .yes: say("是", "yes")
                case .doubtful: say("疑似", "doubtful")
                case .no: say("否", "no")
                }
                row.text(answer, 2, style: aspect.answer == .no ? "c" : "c b")
                row.text(aspect.count == 0 ? "—" : grouped(aspect.count), 1, style: "c")
                row.text(RecordWords.clauses(Array(aspect.basis.prefix(4))), 7)
            }
        }
    }

    private mutating func personal() {
        html.row { row in
            row.head(say("个人信息种类", "Personal information"), 3)
            row.head(say("数量", "Count"), 1)
            row.head(say("须隐去", "To hide"), 1)
            row.head(say("待确认", "In doubt"), 1)
            row.head(say("脱敏方式", "How it is hidden"), 6)
        }
        // What has to be dealt with first, so that the sheet has it.
        let kinds = record.personal.sorted { ($0.hidden + $0.doubtful > 0 ? 0 : 1) < ($1.hidden + $1.doubtful > 0 ? 0 : 1) }
        for kind in kinds.prefix(kinds.count > Self.kinds ? Self.kinds - 1 : Self.kinds) {
            html.row { row in
                row.text(Self.cut(kind.name, Self.kindLength), 3)
                row.text(grouped(kind.count), 1, style: "c")
                row.text(grouped(kind.hidden), 1, style: kind.hidden > 0 ? "c b" : "c")
                row.text(grouped(kind.doubtful), 1, style: "c")
                row.text(kind.hidden + kind.doubtful > 0 ? kind.method : say("可保留", "may stay"), 6)
            }
        }
        if kinds.count > Self.kinds {
            let rest = kinds.dropFirst(Self.kinds - 1)
            func sum(_ part: (ReviewRecord.Personal) -> Int) -> String { grouped(rest.reduce(0) { $0 + part($1) }) }
            html.row { row in
                row.text(say("其余 \(rest.count) 种", "\(rest.count) other kinds"), 3)
                row.text(sum(\.count), 1, style: "c")
                row.text(sum(\.hidden), 1, style: "c")
                row.text(sum(\.doubtful), 1, style: "c")
                row.text(say("见同名 JSON", "see the JSON of the same name"), 6)
            }
        }
        if kinds.isEmpty { html.row { $0.text(say("未发现", "none found"), 12, style: "c") } }
    }

    private mutating func conclusion() {
        html.row { row in
            row.label(say("检查结论", "Result"), 2)
            row.text(RecordWords.verdict(record.verdict), 3, style: "b")
            row.label(say("规则", "Rule"), 1)
            row.text("\(record.rule.rawValue)  \(RecordWords.rule(record.rule))", 6)
        }
        html.row { row in
            row.label(say("公开类型", "Sort of notice"), 2)
            let name = record.profile.map { say($0.name, $0.nameEnglish) } ?? say("不分类型", "general")
            row.text(Self.cut(name, Self.kindLength) + (record.isProfileGiven ? say("（指定）", " (given)") : record.profile == nil ? "" : say("（系统判断）", " (told by the text)")), 4)
            row.label(say("可识别的人", "Persons exposed"), 2)
            row.text(say("\(grouped(record.persons)) 处", grouped(record.persons)), 4)
        }
        html.row { row in
            row.label(say("标记与组合", "Flags, combinations"), 2)
            row.text(Self.list(record.flags.map(RecordWords.flag) + record.combinations.map(RecordWords.combination)), 10)
        }
        var notes = record.notes.prefix(Self.notes).map(\.name)
        if record.notes.count > Self.notes { notes.append(say("等 \(record.notes.count) 项", "\(record.notes.count) in all")) }
        if !record.nameKinds.isEmpty { notes.append(say("文件名里有个人信息，公开前请改名", "personal data in the file name: rename it")) }
        html.row { row in
            row.label(say("提示", "Notes"), 2)
            row.text(Self.list(notes), 10)
        }
        html.row { row in
            row.label(say("下一步", "Next"), 2)
            row.text(record.next, 10)
        }
    }

    /// What a person decided, kind by kind, with the reasons that were given.
    private mutating func choices() {
        guard !record.choices.isEmpty else { return }
        var lines: [String] = []
        for (action, name) in [("keep", say("保留", "kept")), ("mask", say("遮盖", "masked")), ("remove", say("删除", "removed"))] {
            let made = record.choices.filter { $0.action == action }
            guard !made.isEmpty else { continue }
            var seen: Set<String> = [""]
            let reasons = made.map(\.reason).filter { seen.insert($0).inserted }
            let why = reasons.isEmpty ? "" : say("（\(reasons.joined(separator: "；"))）", " (\(reasons.joined(separator: "; ")))")
            lines.append(say("\(name) \(grouped(made.count)) 处", "\(grouped(made.count)) \(name)") + Self.cut(why, Self.titleLength))
        }
        html.row { row in
            row.label(say("人工处理", "Decided by hand"), 2)
            row.text(Self.list(lines), 10)
        }
    }

    private mutating func signatures() {
        html.row { row in
            row.head(say("\(record.chain.name)：环节", record.chain.nameEnglish), 4)
            row.head(say("意见", "Opinion"), 4)
            row.head(say("姓名", "Name"), 2)
            row.head(say("日期", "Date"), 2)
        }
        for step in record.chain.steps {
            html.row(style: record.chain.steps.count > 3 ? "sign tight" : "sign") { row in
                let proof = step.proof.map { say("；\($0.chinese)", "; \($0.english)") } ?? ""
                row.text(say(step.title.chinese, step.title.english), 4, small: say(step.duty.chinese, step.duty.english) + proof)
                row.blank(4)
                row.blank(2)
                row.blank(2)
            }
        }
        html.row { row in
            row.label(say("发布日期、发布人、链接", "Published on, by, link"), 3)
            row.blank(5)
            row.label(say("归档号", "Archive no."), 2)
            row.blank(2)
        }
    }

    private mutating func foot() {
        let versions = record.versions
        let lines = [
            say(
                "“否”指按下列规则版本没有发现，不代替保密审查；结论是建议，由机关决定。谁公开谁审查，先审查后公开。依据：",
                "“No” says that these rules found nothing and takes no review's place; the result is advice, the organ decides. Basis: ")
                + RecordWords.clauses(record.chain.basis),
            say("文件 SHA-256：", "File SHA-256: ") + record.sha256
                + say("，\(grouped(record.size)) 字节，编码 \(record.encoding.rawValue)", ", \(grouped(record.size)) bytes, \(record.encoding.rawValue)"),
            say("记录 SHA-256：", "Record SHA-256: ") + (record.json["digest"]?.text ?? "")
                + say("（见同名 JSON；可查改动，不是电子签名）", " (of the JSON of the same name; shows changes, is no signature)"),
            "moyin \(versions.moyin), " + say("规则", "rules") + " \(versions.rules.prefix(16)), ICU \(versions.icu), PCRE2 \(versions.pcre2)",
        ]
        html.raw("<div class=\"foot\">" + lines.map { "<p>\(HTMLText.escaped($0))</p>" }.joined() + "</div>\n")
    }

    private static func list(_ items: [String]) -> String { items.isEmpty ? say("无", "none") : items.joined(separator: say("；", "; ")) }

    private static func cut(_ text: String, _ length: Int) -> String { text.count > length ? text.prefix(length) + "…" : text }

    private init(record: ReviewRecord) { self.record = record }
}

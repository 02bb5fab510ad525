import Foundation
import Testing

/// The review record: what it says, that it holds no values, and that changes show.
@Suite struct RecordCommandTests {
    struct Made {
        var status: Int32
        var page: String
        var text: String
        var json: [String: Any]
        var err: String

        func part(_ key: String) -> [String: Any] { json[key] as? [String: Any] ?? [:] }
        func list(_ key: String) -> [[String: Any]] { json[key] as? [[String: Any]] ?? [] }
    }

    static let time = ["--record-time", "2026-03-05T09:30:00+08:00"]

    static func make(_ folder: URL, _ text: String, name: String = "a.txt", _ options: [String] = []) throws -> Made {
        let document = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: document)
        let record = folder.appendingPathComponent("record").path
        let result = try CommandLineTests.run(["check", "--record", record, document.path] + time + options)
        let page = (try? String(contentsOfFile: record + ".html", encoding: .utf8)) ?? ""
        let data = (try? Data(contentsOf: URL(fileURLWithPath: record + ".json"))) ?? Data()
        let json = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        return Made(status: result.status, page: page, text: String(decoding: data, as: UTF8.self), json: json, err: result.err)
    }

    static let official = "柳政办发〔2026〕12号\n\n柳溪县人民政府办公室关于印发2026年\n政务公开工作要点的通知\n\n各乡镇人民政府：\n现印发给你们。\n（此件公开发布）\n"

    @Test func fieldsOfAnOfficialText() throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, Self.official)
            #expect(made.status == 0, "\(made.err)")
            let information = made.part("information")
            #expect(information["title"] as? String == "柳溪县人民政府办公室关于印发2026年政务公开工作要点的通知")
            #expect(information["document_number"] as? String == "柳政办发〔2026〕12号")
            #expect(information["attribute"] as? String == "proactive" && information["secrecy"] as? String == "no_mark_found")
            #expect(made.part("decision")["verdict"] as? String == "publish")
            #expect(made.part("file")["size"] as? Int == Self.official.utf8.count && made.part("file")["encoding"] as? String == "utf-8")
            #expect(made.json["time"] as? String == Self.time[1])
            #expect(made.list("aspects").map { $0["aspect"] as! String } == ["state_secret", "work_secret", "trade_secret", "privacy", "public_security"])
            #expect(made.list("aspects").allSatisfy { $0["answer"] as? String == "no" && !($0["basis"] as! [String]).isEmpty })
            let fields = [
                "拟公开单位", "信息名称", "发文字号", "载体形式", "涉密状态", "密级与保密期限", "公开属性", "不予公开理由", "拟公开方式", "拟公开时间", "国家秘密", "工作秘密",
                "商业秘密", "个人隐私", "公共安全", "脱敏方式", "检查结论", "下一步", "初审（承办人）", "三校", "归档号", "SHA-256", "☑主动公开", "不是电子签名",
            ]
            for field in fields { #expect(made.page.contains(field), "\(field)") }
            #expect(!made.page.contains("<script") && !made.page.contains("src=") && !made.page.contains("href="))
        }
    }

    @Test func kindsAndNumbersWithoutValues() throws {
        try HostileInputTests.within { folder in
            let text = "关于诸葛明低保待遇的公示\n姓名：诸葛明，身份证号：110101199003070010，手机：138-0013-8000\n手机：13900001234\n银行卡号：6222020000000000000\n"
            let made = try Self.make(folder, text, name: "诸葛明13800138000.txt")
            #expect(made.status == 1)
            for value in ["诸葛明", "110101199003070010", "13800138000", "138-0013-8000", "13900001234", "6222020000000000000"] {
                #expect(!made.page.contains(value) && !made.text.contains(value), "\(value)")
            }
            let mobile = made.list("personal").first { $0["kind"] as? String == "CN_MOBILE" }
            #expect(mobile?["count"] as? Int == 2 && mobile?["to_hide"] as? Int == 2 && (mobile?["method"] as? String)?.contains("*") == true)
            let group = made.list("findings").first { $0["kind"] as? String == "CN_MOBILE" }
            #expect(group?["lines"] as? [Int] == [2, 3] && group?["disposition"] as? String == "redact")
            #expect(made.part("file")["name"] as? String == "[已隐去][已隐去].txt" || made.part("file")["name"] as? String == "[已隐去].txt")
            #expect((made.part("information")["title"] as? String)?.contains("低保待遇的公示") == true)
            #expect(!made.err.contains("诸葛明") && made.part("decision")["profile"] as? String == "subsistence-allowance")
            #expect(made.json["file_name_kinds"] as? [String] == ["CN_MOBILE"])
        }
    }

    /// A value that is only known from the body is hidden in the title too; tags in it are text.
    @Test func titleHidesWhatTheBodyTells() throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, "关于编号AB12345678甲&乙<丙>事项的公示\n护照号：AB1234567，QQ号：12345678\n")
            #expect(!made.page.contains("12345678") && !made.text.contains("12345678"), "\(made.part("information"))")
            #expect(made.page.contains("甲&amp;乙&lt;丙&gt;"))
        }
    }

    @Test(arguments: ["关于王 小 明同志的通报", "关于王小明、138 0013 8000的通报", "关于１３８００１３８０００来电的通报", "王·小·明救助公示"])
    func titlesInDisguise(_ title: String) throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, title + "\n\n姓名：王小明，手机：13800138000\n", name: "王小明 低保.txt")
            for value in ["王小明", "王 小 明", "小 明", "小·明", "13800138000", "138 0013", "１３８００１３８０００"] {
                #expect(!made.page.contains(value) && !made.text.contains(value), "\(made.part("information")) \(made.part("file"))")
            }
        }
    }

    /// Nothing but the name of the file is wrong: the record says so.
    @Test func onlyTheFileName() throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, "无", name: "13800138000.txt")
            #expect(made.status == 1 && made.part("decision")["verdict"] as? String == "redact")
            #expect((made.part("decision")["next"] as? String)?.contains("文件名") == true && !made.page.contains("13800138000"))
            // A name makes nothing milder.
            let secret = try Self.make(folder, "机密★10年\n\n内容。\n", name: "13800138000.txt")
            #expect(secret.part("decision")["verdict"] as? String == "secrecy_review")
        }
    }

    /// Of a text under a mark of secrecy neither title nor number nor file name is written down.
    @Test func secretTextsAreNotNamed() throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, "机密★10年\n\n关于甲乙丙丁工程的报告\n柳公〔2026〕7号\n\n内容。\n", name: "甲乙丙丁.txt", ["--chain", "four-levels"])
            #expect(made.status == 1)
            #expect(!made.page.contains("甲乙丙丁") && !made.text.contains("甲乙丙丁") && !made.text.contains("2026〕7"))
            let information = made.part("information")
            #expect(information["secrecy"] as? String == "marked" && information["secrecy_marks"] as? [String] == ["机密★10年"])
            #expect(information["withheld_from_record"] as? Bool == true)
            #expect(made.part("decision")["rule"] as? String == "V1" && (made.part("decision")["flags"] as? [String])?.contains("secrecy_block") == true)
            #expect(made.page.contains("☑涉密") && made.page.contains("保密审核人核定") && !made.page.contains("一校"))
        }
    }

    @Test func sameTimeSameBytes() throws {
        try HostileInputTests.within { folder in
            let first = try Self.make(folder, Self.official)
            let second = try Self.make(folder, Self.official, ["--jobs", "2"])
            #expect(first.text == second.text && first.page == second.page && !first.text.isEmpty)
            let english = try Self.make(folder, "Tel 13800138000", ["--lang", "en"])
            #expect(english.page.contains("Personal information") && english.page.contains("Mobile number") && english.page.contains("lang=\"en\""))
        }
    }

    static func verify(_ folder: URL, _ options: [String] = []) throws -> (status: Int32, out: String, err: String) {
        try CommandLineTests.run(["record", "verify", folder.path + "/record.json", folder.path + "/a.txt"] + options)
    }

    @Test func verification() throws {
        try HostileInputTests.within { folder in
            let made = try Self.make(folder, "手机：13800138000\n", ["--hide-names", "--profile", "general"])
            let same = try Self.verify(folder)
            #expect(same.status == 0 && !same.out.contains("✗"), "\(same.out)\(same.err)")
            // Laid out anew it is the same record.
            let record = folder.appendingPathComponent("record.json")
            try JSONSerialization.data(withJSONObject: made.json, options: [.prettyPrinted]).write(to: record)
            #expect(try Self.verify(folder).status == 0)
            try Data(made.text.replacingOccurrences(of: "\"V6\"", with: "\"V9\"").utf8).write(to: record)
            let changed = try Self.verify(folder)
            #expect(changed.status == 1 && changed.out.contains("✗ 审查表写出后改动过") && changed.out.contains("✗ 现在检查，结论不同"))
            try Data(made.text.utf8).write(to: record)
            try Data("手机：13800138001\n".utf8).write(to: folder.appendingPathComponent("a.txt"))
            let other = try Self.verify(folder)
            #expect(other.status == 1 && other.out.contains("✗ 文件与审查时不同") && other.out.contains("✓ 审查表没有改动") && other.out.contains("✓ 现在检查，结论相同"))
            #expect(!other.out.contains("1380013"))
        }
    }

    @Test func addedRulesAreNamedAgain() throws {
        try HostileInputTests.within { folder in
            let list = folder.appendingPathComponent("names").path
            try Data("诸葛明\n".utf8).write(to: URL(fileURLWithPath: list))
            #expect(try Self.make(folder, "诸葛明到会。\n", ["--names", list]).status == 1)
            #expect(try Self.verify(folder).status == 1)
            #expect(try Self.verify(folder, ["--names", list]).status == 0)
        }
    }

    /// A profile of one's own is a part of the settings: named again it is the same, changed it is not.
    @Test func addedProfilesAreNamedAgain() throws {
        try HostileInputTests.within { folder in
            let profile = folder.appendingPathComponent("p.yaml")
            let head = "profile: 公租房公示\nalias: housing\nsummary: {zh: 甲}\n"
            try Data((head + "allows: [CN_MOBILE]\n").utf8).write(to: profile)
            let made = try Self.make(folder, "名单\n手机：13800138000\n", ["--profiles", profile.path, "--profile", "housing"])
            let digests = made.part("settings")["profiles"] as? [String] ?? []
            #expect(made.status == 0 && digests.count == 1 && digests[0].utf8.count == 64 && made.part("settings")["rules"] as? [String] == [], "\(made.err)")
            let same = try Self.verify(folder, ["--profiles", profile.path])
            #expect(same.status == 0, "\(same.out)\(same.err)")
            // The same rules in other words are another file.
            try Data((head + "allows: [CN_MOBILE]  # 甲\n").utf8).write(to: profile)
            let reworded = try Self.verify(folder, ["--profiles", profile.path])
            #expect(reworded.status == 1 && reworded.out.contains("✗ 加入的规则文件、公示类型文件或姓名名单与审查时不同") && reworded.out.contains("✓ 现在检查，结论相同"), "\(reworded.out)")
            try Data((head + "names: hide\n").utf8).write(to: profile)
            let changed = try Self.verify(folder, ["--profiles", profile.path])
            #expect(changed.status == 1 && changed.out.contains("✗ 现在检查，结论不同"), "\(changed.out)")
            // Without the file nobody knows the profile that the record names.
            #expect(try Self.verify(folder).status == 2)
        }
    }

    /// Not named by the record, it may still decide: what it extends is recognised in its place.
    @Test func addedProfilesThatAreRecognised() throws {
        try HostileInputTests.within { folder in
            let profile = folder.appendingPathComponent("p.yaml")
            try Data("profile: 通知方案\nextends: 通知方案\nnames: hide\n".utf8).write(to: profile)
            #expect(try Self.make(folder, "关于开会的通知\n请王建国参加。\n", ["--profiles", profile.path]).status == 1)
            let without = try Self.verify(folder)
            #expect(without.status == 1 && without.out.contains("✗ 加入的规则文件、公示类型文件"), "\(without.out)")
            #expect(try Self.verify(folder, ["--profiles", profile.path]).status == 0)
        }
    }

    @Test func wrongUse() throws {
        try HostileInputTests.within { folder in
            let record = folder.path + "/record"
            let document = folder.path + "/a.txt"
            #expect(try Self.make(folder, "无").status == 0)
            for arguments in [
                ["--record", record, document, document + "2"], ["--record", record, folder.path], ["--record", record], ["--record", record, "-"],
                ["--chain", "四级审查", document], ["--record", record, "--chain", "五级", document], ["--record", record, "--record-time", "yesterday", document],
                ["--record", record, folder.path + "/a.jsonl"],
            ] { #expect(try CommandLineTests.run(["check"] + arguments).status == 64, "\(arguments)") }
            // Never over the original; of what was not reviewed no record.
            let page = folder.path + "/p.html"
            try Data("<p>无</p>".utf8).write(to: URL(fileURLWithPath: page))
            #expect(try CommandLineTests.run(["check", "--record", page, page]).status == 2)
            #expect(try String(contentsOfFile: page, encoding: .utf8) == "<p>无</p>")
            let scan = folder.path + "/p.pdf"
            try Data("%PDF-1.7\n".utf8).write(to: URL(fileURLWithPath: scan))
            #expect(try CommandLineTests.run(["check", "--record", folder.path + "/none", scan]).status == 2)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/none.html"))
            #expect(try CommandLineTests.run(["check", "--record", "/proc/moyin/x", document]).status == 2)
            // What a record says of its settings is not printed as it stands.
            try Data("{\"format\":\"moyin-review-record\",\"format_version\":1,\"settings\":{\"input\":\"\\u001b[31m\"}}".utf8).write(
                to: folder.appendingPathComponent("record.json"))
            let settings = try Self.verify(folder)
            #expect(settings.status == 2 && !settings.err.contains("\u{1b}"))
            for text in ["", "[]", "{\"format\":1}", "{\"a\":1,\"a\":2}", String(repeating: "[", count: 100_000)] {
                try Data(text.utf8).write(to: folder.appendingPathComponent("record.json"))
                #expect(try Self.verify(folder).status == 2, "\(text.prefix(20))")
            }
            #expect(try CommandLineTests.run(["record", "verify", "/no/such", document]).status == 2)
        }
    }
}

import Foundation
import MoyinRules
import Testing

/// Lists of names that people write.
@Suite struct NameListTests {
    static func read(_ text: String, into lists: NameLists = NameLists()) throws(RuleErrors) -> NameLists {
        var lists = lists
        try lists.add(file: "名单.txt", Array(text.utf8))
        return lists
    }

    @Test func sections() throws {
        let lists = try Self.read("\u{feff}# 二〇二四年\r\n张三丰\r\n 李　四 # 同名\r\n\r\n[公开]\n王小明\n阿卜杜·热合曼\n[hide]\nLi Xiaoming\n【keep】\n陳建國\n")
        #expect(lists.hidden == ["张三丰", "李　四", "Li Xiaoming"])
        #expect(lists.open == ["王小明", "阿卜杜·热合曼", "陳建國"])
    }

    @Test("files are joined")
    func joined() throws {
        let lists = try Self.read("李四\n", into: Self.read("[公开]\n张三\n"))
        #expect(lists.hidden == ["李四"] && lists.open == ["张三"])
    }

    /// Wrong lists, and what is said about them.
    @Test(arguments: [
        ("# 无\n", "名单.txt:0:1: error[empty]: 名单里没有姓名\n  → 每行写一个姓名"),
        ("张三\n[所有]\n", "名单.txt:2:1: error[unknown-section]: 不认识的段名\n  → 写 [隐去] 或 [公开]"),
        ("1. 张三\n", "名单.txt:1:1: error[bad-name]: 姓名里有“1”"),
        ("张三、李四\n", "名单.txt:1:1: error[bad-name]: 姓名里有“、”\n  → 每行写一个姓名，不写序号、标点和其他内容；说明写在 # 后面"),
        ("张\n", "名单.txt:1:1: error[too-short]: 只有一个字，会处处命中"),
        ("张某某\n", "名单.txt:1:1: error[masked-name]: 姓名已经遮盖（某）"),
        ("李*\n", "名单.txt:1:1: error[masked-name]: 姓名已经遮盖（*）"),
        (String(repeating: "张", count: 33), "名单.txt:1:1: error[too-long]: 超过 32 个字"),
        ("张三\n[公开]\n李四\n张三\n", "名单.txt:4:1: error[conflict]: 这个姓名既要隐去又可公开"),
    ])
    func wrongLists(_ text: String, _ expected: String) {
        do {
            _ = try Self.read(text)
            Issue.record("accepted")
        } catch {
            #expect(error.description.hasPrefix(expected), "\(error.description)")
        }
    }

    @Test func everythingWrongIsSaid() {
        do {
            _ = try Self.read("张\n李四\n1\n[公开]\n李四\n")
            Issue.record("accepted")
        } catch {
            #expect(error.diagnostics.map(\.line) == [1, 3, 5])
        }
    }

    @Test func notUTF8() {
        #expect(throws: RuleErrors.self) {
            var lists = NameLists()
            try lists.add(file: "名单.txt", [0xd5, 0xc5, 0xc8, 0xfd, 0x0a])
        }
    }

    @Test("a conflict between two files")
    func conflictBetweenFiles() throws {
        let first = try Self.read("张三\n")
        #expect(throws: RuleErrors.self) { _ = try Self.read("[公开]\n张三\n", into: first) }
    }
}

@Suite struct BuiltinDataTests {
    /// What `Patterns/` holds is what is inside the binary, except what only people and training read.
    @Test func everyFileIsEmbedded() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Patterns")
        let all = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            let name = ($0 as NSString).lastPathComponent
            // What a model is trained from stays outside.
            if $0.hasPrefix("names/"), name != "names.model" { return false }
            return name.contains(".") && !name.hasPrefix(".") && !name.hasSuffix(".md") && !name.hasSuffix(".py")
        }
        #expect(Set(BuiltinData.names) == Set(all))
        for name in all {
            let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
            #expect(BuiltinData.file(name).map { Data($0) } == bytes, "\(name) is not as it was when the binary was built")
        }
    }
}

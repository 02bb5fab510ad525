import Foundation
import Testing

/// `moyin rules test` and `lint` on files of one's own.
@Suite struct RuleTestCommandTests {
    static let rules = """
        version: 1
        family: local
        detectors:
          - kind: STAFF_NO
            rule: local/staff-no
            name: {zh: 工号, en: Staff number}
            pattern: 'GH-[0-9]{6}'
            severity: S3
            base: 70
            examples:
              match: [经办人⟦GH-012345⟧]

        """
    static let profile = """
        profile: 公租房公示
        alias: housing
        summary: {zh: 公租房分配公示}
        allows: [STAFF_NO]
        recognition:
          title: 公租房 60, 公示$ 20
        examples:
          - {text: "公租房分配公示\\n经办人GH-012345，手机⟦13800138000⟧。", verdict: redact}
          - {text: "停水公告\\n明日停水。", verdict: publish, is: general}

        """

    static func run(_ command: [String], _ files: [String: String], _ body: ((status: Int32, out: String, err: String)) throws -> Void) throws {
        try HostileInputTests.within { folder in
            for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
            let result = try CommandLineTests.run(command + files.keys.sorted().map { folder.path + "/" + $0 })
            try body((result.status, result.out, result.err.replacingOccurrences(of: folder.path + "/", with: "")))
        }
    }

    @Test func builtinExamplesHold() throws {
        let result = try CommandLineTests.run(["rules", "test"])
        #expect(result.status == 0 && result.err.isEmpty && result.out.contains("不符 0 条"), "\(result.out)\(result.err)")
    }

    /// A profile may speak of kinds that a file of rules brings, wherever it stands among the arguments.
    @Test func profilesAreTestedBesideRules() throws {
        try Self.run(["rules", "test"], ["a.yaml": Self.profile, "b.yaml": Self.rules]) { result in
            #expect(result.status == 0 && result.out == "示例 3 条，不符 0 条\n", "\(result.out)\(result.err)")
        }
        try Self.run(["rules", "lint"], ["a.yaml": Self.profile, "b.yaml": Self.rules]) { #expect($0.status == 0, "\($0.err)") }
        try Self.run(["rules", "lint"], ["a.yaml": Self.profile]) { #expect($0.status == 2 && $0.err.contains("unknown-kind"), "\($0.err)") }
    }

    /// Every way of being wrong is said, with file and line.
    @Test func wrongExamplesOfProfiles() throws {
        let wrong = """
            profile: 公租房公示
            alias: housing
            summary: {zh: 甲}
            recognition:
              title: 公租房 60, 公示$ 20
            examples:
              - {text: "公租房分配公示\\n手机13800138000。", verdict: publish}
              - {text: "公租房分配公示\\n⟦手机⟧13800138000。", verdict: redact}
              - {text: "停水公告\\n明日停水。", verdict: publish}
              - {text: "停水公告\\n明日停水。", verdict: publish, open: 认不出}
              - {text: "公租房分配公示\\n手机⟦13800138000⟧。", verdict: redact}
              - {text: "公租房分配公示\\n手机⟦13800138000⟧。", verdict: redact, open: 早已解决}

            """
        try Self.run(["rules", "test"], ["a.yaml": wrong]) { result in
            let lines = result.err.split(separator: "\n").map(String.init)
            #expect(result.status == 1 && result.out == "示例 6 条，不符 4 条，尚待解决 1 条\n" && lines.count == 4, "\(result.out)\(result.err)")
            for (line, said) in zip(lines, ["a.yaml:7: 公租房公示：结论应为 publish，实际 redact", "a.yaml:8: 公租房公示：应隐去[手机]，实际[13800138000]", "a.yaml:9: 公租房公示：应认作公租房公示，实际 general", "a.yaml:12: 公租房公示：已经符合，请去掉 open"]) {
                #expect(line.hasSuffix(said), "\(line)")
            }
        }
        try Self.run(["rules", "test", "--lang", "en"], ["a.yaml": wrong]) { result in
            #expect(result.out == "6 examples, 4 not as they say, 1 still open\n" && result.err.contains("should hide [手机], hides [13800138000]"), "\(result.err)")
        }
    }
}

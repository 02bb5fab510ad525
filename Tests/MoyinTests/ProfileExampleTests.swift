import Moyin
import MoyinRules
import MoyinTypes
import Testing

/// The examples of the profiles, through the whole engine: each is taken for the sort it is of, gets its verdict, and what
/// goes is what is marked, no more and no less.
@Suite struct ProfileExampleTests {
    static let catalog = try! RuleCatalog.builtin(examples: true)
    static let engine = try! Engine(catalog)

    static func values(_ ranges: [Range<Int>], _ text: String) -> [String] {
        ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }

    @Test(arguments: catalog.profiles.map(\.name))
    func examplesHold(name: String) {
        let profile = Self.catalog.profiles.first { $0.name == name }!
        for example in profile.examples {
            let outcome = Self.engine.outcome(of: example, in: profile)
            let place = "\(profile.file):\(example.line)"
            // The list of what does not hold yet stays exact.
            if let open = example.open {
                #expect(!outcome.holds, "\(place) holds by now, although it says: \(open)")
                continue
            }
            #expect(outcome.isProfileRight, "\(place) taken for \(outcome.profile)")
            #expect(outcome.isVerdictRight, "\(place) wants \(example.verdict), got \(outcome.verdict)")
            #expect(outcome.isHiddenRight, "\(place) hides \(Self.values(outcome.hidden, example.text))")
        }
    }

    /// One looks like it and is another; of whatever must be hidden the example says what it is.
    @Test func everyProfileHasANegative() {
        for profile in Self.catalog.profiles {
            #expect(profile.examples.contains { $0.instead != nil }, "\(profile.name)")
            for example in profile.examples where example.verdict == .redact {
                #expect(example.hidden?.isEmpty == false, "\(profile.file):\(example.line) marks nothing")
            }
        }
    }

    private static func outcomes(_ file: String) throws -> [ProfileExampleOutcome] {
        var catalog = try RuleCatalog.builtin()
        try catalog.add(profile: "x.yaml", Array(file.utf8))
        let engine = try Engine(catalog)
        return catalog.profiles.flatMap { profile in profile.examples.map { engine.outcome(of: $0, in: profile) } }
    }

    static let head = "profile: 公租房公示\nalias: housing\nsummary: {zh: 甲}\nfacts: [DISABILITY]\n"
    static let told = "recognition:\n  title: 公租房 60, 公示$ 20\n"

    /// A user's examples hold, and each way of being wrong shows.
    @Test(arguments: [
        ("公租房分配公示\\n姓名：艾根生，手机：⟦13800138000⟧。", "redact", "", true, true, true),
        ("公租房分配公示\\n姓名：艾根生，手机：13800138000。", "redact", "", true, true, true),
        ("公租房分配公示\\n姓名：艾根生，手机：13800138000。", "publish", "", true, false, true),
        ("公租房分配公示\\n姓名：⟦艾根生⟧，手机：13800138000。", "redact", "", true, true, false),
        ("公租房分配公示\\n姓名：⟦艾根生⟧，手机：⟦13800138000⟧。", "redact", "", true, true, false),
        ("停水公告\\n姓名：艾根生，手机：⟦13800138000⟧。", "redact", "", false, true, true),
        ("停水公告\\n明日停水。", "publish", "general", true, true, true),
        ("农村低保对象公示\\n保障2户。监督电话：0570-7020035，公示期7天。", "publish", "subsistence-allowance", true, true, true),
        ("公租房分配公示\\n无。", "publish", "低保公示", false, true, true),
    ])
    func ownExamples(_ text: String, _ verdict: String, _ instead: String, _ profile: Bool, _ isVerdict: Bool, _ hidden: Bool) throws {
        let other = instead.isEmpty ? "" : ", is: \(instead)"
        let outcomes = try Self.outcomes(Self.head + Self.told + "examples:\n  - {text: \"\(text)\", verdict: \(verdict)\(other)}\n")
        #expect(outcomes.count == 1)
        #expect(outcomes.map { [$0.isProfileRight, $0.isVerdictRight, $0.isHiddenRight] } == [[profile, isVerdict, hidden]], "\(outcomes)")
    }

    /// Where nothing is said of recognition, the profile has to be named; its examples are run so.
    @Test func withoutRecognition() throws {
        let outcomes = try Self.outcomes(Self.head + "examples:\n  - {text: \"名单\\n艾根生，⟦肢体残疾⟧。\", verdict: redact}\n")
        #expect(outcomes.map(\.profile) == ["公租房公示"] && outcomes.allSatisfy(\.holds), "\(outcomes)")
    }
}

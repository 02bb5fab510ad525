import Testing

@testable import MoyinNames

@Suite struct NameTrainerTests {
    /// Tables of a few lines: enough to find candidates.
    private static func tables(_ changes: [NameTables.File: String] = [:]) throws -> NameTables {
        let lines: [NameTables.File: String] = [
            .surnames: "# surname\tweight\n王\t65000\n李\t66000\n张\t64000\r\n欧阳\t1000\n", .japanese: "小泉\t100\n",
            .given: "建\t5\t90\t10\n国\t9\t80\t95\n志\t2\t80\t20\n强\t40\t10\t90\n", .foreign: "克\t2166\t0\t0\n林\t202\t0\t0\n顿\t251\t0\t0\n",
            .words: "会议\t9000\tn\n主持\t800\tv\n", .singles: "和\t5000\tc\n", .titles: "局长\tboth\n同志\tafter\n", .known: "李志强\t3\n",
            .foreigners: "克林顿\t9\n", .places: "张北\tcounty\t1\t1\t0\n",
        ]
        return try NameTables { Array((changes[$0] ?? lines[$0]!).utf8) }
    }

    private static let documents: [TrainingDocument] = (0..<6).flatMap { number -> [TrainingDocument] in
        let text = "局长王建国主持会议，李志强和克林顿同志\(number)。"
        let bytes = Array(text.utf8)
        return [TrainingDocument(text: bytes, names: [6..<15, 30..<39, 42..<51]), TrainingDocument(text: Array("会议和会议".utf8), names: [], weight: 0.5)]
    }

    private static func train(_ seed: UInt64, provenance: String = "") throws -> [UInt8] {
        var options = NameTrainer.Options()
        options.epochs = 2
        options.least = 1
        options.seed = seed
        options.provenance = provenance
        var trainer = try NameTrainer(tables(), documents, fold: Sample.fold, options: options)
        return try trainer.train { _ in }
    }

    /// The same inputs, the same bytes; what is written loads and knows what it was taught.
    @Test func sameBytesTwice() throws {
        let one = try Self.train(1, provenance: "recipe: test")
        #expect(try one == Self.train(1, provenance: "recipe: test"))
        #expect(try NameModelCard(one).provenance == "recipe: test")
        var recogniser = NameRecogniser(try NameModel.read(one), fold: Sample.fold)
        var names: [FoundName] = []
        Self.documents[0].text.withUnsafeBufferPointer { recogniser.find($0.baseAddress!, 0..<$0.count, into: &names) }
        #expect(names.map(\.start) == [6, 30, 42])
    }

    @Test(arguments: [
        (NameTables.File.surnames, "王\n", 1), (.surnames, "王\t9\n李\tnan\n", 2), (.given, "建\t5\t9\n", 1), (.places, "张北\tcounty\n", 1),
        (.words, "\n会议\t9\n", 2), (.foreign, "克\tinf\n", 1), (.japanese, "小泉\t-1\n", 1),
    ])
    func wrongTables(_ file: NameTables.File, _ text: String, _ line: Int) {
        do {
            _ = try Self.tables([file: text])
            Issue.record("accepted: \(text)")
        } catch let problem as NameTables.Problem {
            #expect(problem.file == file && problem.line == line)
        } catch {
            Issue.record("\(error)")
        }
    }
}

import MoyinRules
import Testing

@Suite struct NameRecipeTests {
    private static let head = "version: 1\nname: t\nmodel: '1.2'\n"
    private static let table = "tables:\n  - {table: words, path: w.tsv, licence: MIT, source: own}\n"
    private static let texts = "texts:\n  - {path: a.jsonl, licence: MIT, source: own}\n"

    private static func read(_ text: String) -> (NameRecipe?, String) {
        do {
            return (try NameRecipe(file: "r.yaml", Array(text.utf8), tables: ["words"]), "")
        } catch {
            return (nil, error.description)
        }
    }

    @Test func whole() throws {
        let text = Self.head + "epochs: 3\nseed: 7\nrate: 0.05\n" + Self.table
            + "texts:\n  - {path: a.jsonl, licence: MIT, source: own, part: first 80%, weight: 0.5, partial: true, labels: [PER], join: true}\n"
            + "  - {path: l.txt, kind: negatives, licence: none, source: laws, part: every 2nd, limit: 100}\n"
        let recipe = try #require(Self.read(text).0)
        #expect(recipe.major == 1 && recipe.minor == 2 && recipe.epochs == 3 && recipe.seed == 7 && recipe.rate == 0.05 && recipe.dropout == nil)
        #expect(recipe.texts[0].part == .first(80) && recipe.texts[0].isPartial && recipe.texts[0].isJoined && recipe.texts[0].labels == ["PER"])
        #expect(recipe.texts[1].kind == .negatives && recipe.texts[1].limit == 100 && recipe.texts[1].part == .every(2))
    }

    @Test(arguments: [
        ("", "r.yaml:0:0: error[empty]: 配方是空的"),
        ("version: 2\n", "r.yaml:1:10: error[bad-version]: 不认识的配方版本"),
        (head + texts, "配方缺少表 words"),
        (head + table, "error[missing-key]: 配方没有文本"),
        (head + table + "texts:\n  - {path: a, licence: MIT}\n", "error[missing-key]: 缺少 source"),
        (head + table + "texts:\n  - {path: a, licence: MIT, source: x, part: most}\n", "error[bad-value]: 不认识的 part"),
        (head + table + "texts:\n  - {path: a, licence: MIT, source: x, sha256: abc}\n", "error[bad-value]: sha256 应为"),
        (head + table + "texts:\n  - {path: a, licence: MIT, source: x, wieght: 1}\n", "是否想写“weight”？"),
        (head + table + "texts:\n  - {path: a, licence: MIT, source: x, kind: negatives, partial: true}\n", "只用于 spans"),
    ])
    func wrong(_ text: String, _ expected: String) {
        let (recipe, message) = Self.read(text)
        #expect(recipe == nil && message.contains(expected), "\(message)")
    }

    @Test func parts() throws {
        func indexes(_ text: String) throws -> [Int] {
            let part = try #require(NameRecipe.Part(text))
            return (0..<10).filter { part.contains($0, of: 10) }
        }
        #expect(try indexes("first 80%") == Array(0..<8))
        #expect(try indexes("last 20%") == [8, 9])
        #expect(try indexes("every 5th") == [4, 9])
        #expect(try indexes("not every 5th") == [0, 1, 2, 3, 5, 6, 7, 8])
        for text in ["first 80", "first 0%", "every th", "every 1st", "every -2th", "", "first 800%"] { #expect(NameRecipe.Part(text) == nil, "\(text)") }
    }
}

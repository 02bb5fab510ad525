import MoyinFiles
import MoyinNames
import MoyinReports
import MoyinRules
import MoyinText

/// Everything a recipe asks for, read and checked, and the account of it that goes into the model.
struct RecipeInputs {
    let tables: NameTables
    private(set) var documents: [TrainingDocument] = []
    private(set) var options = NameTrainer.Options()

    init(_ path: FilePath) throws {
        let bytes = try contents(path)
        let recipe = try NameRecipe(file: path.display, bytes, tables: NameTables.File.allCases.map(\.rawValue))
        var reader = InputReader(recipe: path)
        tables = try Self.tables(recipe, path, &reader)
        var shares: [RecipeAccount.Share] = []
        for text in recipe.texts {
            let first = documents.count
            documents += try Self.explaining(recipe, reader) { try Self.documents(text, tables, &reader, seed: UInt64(recipe.seed ?? 1)) }
            shares.append(RecipeAccount.Share(documents[first...]))
            complain(say("\(text.input.path)：\(grouped(documents.count - first)) 份", "\(text.input.path): \(grouped(documents.count - first)) texts"))
        }
        options.version = NameModel.Version(major: recipe.major, minor: recipe.minor)
        if let epochs = recipe.epochs { options.epochs = epochs }
        if let seed = recipe.seed { options.seed = UInt64(seed) }
        if let rate = recipe.rate { options.rate = Float(rate) }
        if let dropout = recipe.dropout { options.dropout = Float(dropout) }
        if let forgetting = recipe.forgetting { options.forgetting = Float(forgetting) }
        if let least = recipe.least { options.least = least }
        options.provenance = RecipeAccount(recipe: recipe, digest: SHA256.hex(bytes), inputs: reader.digests, shares: shares, options: options).text
    }

    private static func tables(_ recipe: NameRecipe, _ path: FilePath, _ reader: inout InputReader) throws -> NameTables {
        var bytes: [String: [UInt8]] = [:]
        for table in recipe.tables { bytes[table.name] = try reader.read(table.input) }
        return try explaining(recipe, reader) { try NameTables { bytes[$0.rawValue]! } }
    }

    /// What `body` gives; what is wrong with a table is said in words.
    private static func explaining<T>(_ recipe: NameRecipe, _ reader: InputReader, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let problem as NameTables.Problem {
            let table = recipe.tables.first { $0.name == problem.file.rawValue }!
            let (message, remedy) =
                switch problem.fault {
                case .columns(let count):
                    (say("这一行不足 \(count) 列", "the line has fewer than \(count) columns"), say("列之间用一个制表符", "separate columns by one tab"))
                case .number: (say("这一行的权重不是数", "a weight on this line is not a number"), say("写不小于 0 的数", "write a number of at least 0"))
                case .noPosts: (say("表里没有可放在姓名前后的职务", "no titles that stand before and behind names"), say("补上 before 和 after 各一个", "add one of each: before and after"))
                case .tooManyWords: (say("词太多，模型放不下", "too many words for the model"), say("提高最低词频", "raise the least frequency"))
                }
            throw RuleDiagnostic("bad-table", file: reader.place(table.input).display, line: problem.line, column: 0, message: message, remedy: remedy)
        }
    }

    private static func documents(_ text: NameRecipe.Text, _ tables: NameTables, _ reader: inout InputReader, seed: UInt64) throws -> [TrainingDocument] {
        var documents: [TrainingDocument] = []
        switch text.kind {
        case .negatives:
            let bytes = try reader.read(text.input)
            let parts = bytes.prefix(text.limit ?? .max).split(separator: 0x0c)
            documents = parts.map { TrainingDocument(text: Array($0), names: []) }
        case .templates:
            let templates = try reader.read(text.input)
            guard templates.split(separator: 0x0a).contains(where: { $0.first != 0x23 }) else {
                throw RuleDiagnostic(
                    "no-templates", file: reader.place(text.input).display, line: 0, column: 0, message: say("没有句子", "no sentences"),
                    remedy: say("每行写一句，如 {T}{N}主持会议。", "write one sentence a line, such as {T}{N}主持会议。"))
            }
            documents = try tables.sentences(templates, count: text.count, seed: seed, weight: 1)
        case .spans:
            try reader.note(text.input)
            try AnnotatedText.read(reader.place(text.input), labels: text.labels) { documents.append($0) }
        }
        let count = documents.count
        documents = documents.enumerated().filter { text.part.contains($0.offset, of: count) }.map(\.element)
        if text.isJoined { documents = JoinedFragments.join(documents, seed: seed) }
        return documents.map { document in
            var document = document
            document.weight = Float(text.weight)
            document.isPartial = document.isPartial || text.isPartial
            return document
        }
    }
}

/// Reads the files a recipe names and keeps their digests.
struct InputReader {
    private let recipe: FilePath
    private let folder: FilePath
    /// By path as the recipe has it.
    private(set) var digests: [String: (sha256: String, bytes: Int)] = [:]

    init(recipe: FilePath) {
        self.recipe = recipe
        folder = recipe.folder
    }

    /// Where a file lies.
    func place(_ input: NameRecipe.Input) -> FilePath {
        input.path.hasPrefix("/") ? FilePath(input.path) : folder.appending(Array(input.path.utf8))
    }

    /// The bytes of a file, if they are those that the recipe was written for.
    mutating func read(_ input: NameRecipe.Input) throws -> [UInt8] {
        let bytes: [UInt8]
        do throws(FileProblem) {
            bytes = try contents(place(input))
        } catch {
            throw RuleDiagnostic(
                "no-input", file: recipe.display, line: input.line, column: 0, message: "\(place(input).display)：\(error.reason)",
                remedy: say("照 Patterns/names/README.md 放好这个文件（\(input.source)），或改 path", "put the file there as Patterns/names/README.md says (\(input.source)), or change path"))
        }
        let digest = SHA256.hex(bytes)
        if let wanted = input.sha256, wanted != digest {
            throw RuleDiagnostic(
                "wrong-digest", file: recipe.display, line: input.line, column: 0,
                message: say("\(input.path) 的 SHA-256 是 \(digest)，与配方不符", "the SHA-256 of \(input.path) is \(digest), not the recipe's"),
                remedy: say("换回配方所用的文件；若有意换用新数据，改 sha256 并提高 model 版本", "use the file of the recipe; if new data are meant, change sha256 and raise model"))
        }
        digests[input.path] = (digest, bytes.count)
        return bytes
    }

    /// Keeps the digest of a file that is read in pieces.
    mutating func note(_ input: NameRecipe.Input) throws { if digests[input.path] == nil || input.sha256 != nil { _ = try read(input) } }
}

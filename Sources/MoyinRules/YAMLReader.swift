internal import Yams

/// Reads values out of a YAML tree and collects what is wrong with them instead of stopping at the first.
final class YAMLReader {
    let file: String
    /// What sort of file it is, and what an empty one should hold.
    private let sort: String
    private let guide: String
    private(set) var diagnostics: [RuleDiagnostic] = []

    init(file: String, sort: String = "规则文件", guide: String = "参照 Patterns/README.md 写入 version、family 和 detectors") {
        self.file = file
        self.sort = sort
        self.guide = guide
    }

    func report(_ code: String, _ node: Node?, _ message: String, _ remedy: String) {
        diagnostics.append(
            RuleDiagnostic(
                code, file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0, message: message,
                remedy: remedy))
    }

    /// The tree of a file, or nil after reporting why there is none.
    func compose(_ bytes: [UInt8]) -> Node? {
        guard bytes.count <= 4 << 20 else {
            report("too-large", nil, "\(sort)超过 4 MB", "拆成几个文件")
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report("not-utf8", nil, "\(sort)不是 UTF-8", "以 UTF-8 编码保存后重试")
            return nil
        }
        do {
            // The basic resolver: guessing types of scalars by expressions would cost more than all the rest.
            // The encoding is named because Yams searches the environment for it otherwise.
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                report("empty", nil, "\(sort)是空的", guide)
                return nil
            }
            return node
        } catch let error as YamlError {
            var line = 0
            var column = 0
            var problem = "YAML 语法错误"
            switch error {
            case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
                line = mark.line
                column = mark.column
                problem = "YAML 语法错误：\(text)"
            case .duplicatedKeysInMapping(_, let context):
                line = context.mark.line
                column = context.mark.column
                problem = "同一个键写了两次"
            default: break
            }
            diagnostics.append(
                RuleDiagnostic(
                    "yaml", file: file, line: line, column: column, message: problem,
                    remedy: "检查缩进（用空格）、冒号后的空格和引号"))
        } catch {
            report("yaml", nil, "YAML 无法解析", "检查缩进（用空格）、冒号后的空格和引号")
        }
        return nil
    }

    /// The entries of a mapping by key; keys other than `allowed` are reported.
    func mapping(_ node: Node, _ what: String, allowed: [String]) -> [String: Node] {
        guard let mapping = node.mapping else {
            report("bad-type", node, "\(what)应为键值对", "写成“键: 值”")
            return [:]
        }
        var result: [String: Node] = [:]
        result.reserveCapacity(mapping.count)
        for (key, value) in mapping {
            guard let name = key.string else { continue }
            if !allowed.contains(name) {
                let nearest = Self.nearest(to: name, in: allowed)
                report(
                    "unknown-key", key, "\(what)中没有“\(name)”这个键",
                    nearest.map { "是否想写“\($0)”？" } ?? "可用的键：\(allowed.joined(separator: "、"))")
                continue
            }
            result[name] = value
        }
        return result
    }

    func string(_ node: Node?, _ what: String) -> String? {
        guard let node else { return nil }
        guard let value = node.scalar?.string, !value.isEmpty else {
            report("bad-type", node, "\(what)应为非空文字", "写成一行文字")
            return nil
        }
        return value
    }

    func strings(_ node: Node?, _ what: String) -> [String] {
        guard let node else { return [] }
        guard let sequence = node.sequence else {
            report("bad-type", node, "\(what)应为列表", "写成 [甲, 乙]")
            return []
        }
        var result: [String] = []
        for item in sequence {
            if let value = item.scalar?.string, !value.isEmpty {
                result.append(value)
            } else {
                report("bad-type", item, "\(what)的每一项应为非空文字", "去掉空项")
            }
        }
        return result
    }

    func int(_ node: Node?, _ what: String, _ range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let value = Int(text), range.contains(value) else {
            report("bad-value", node, "\(what)应为 \(range.lowerBound) 到 \(range.upperBound) 的整数", "改成范围内的整数")
            return nil
        }
        return value
    }

    func number(_ node: Node?, _ what: String, _ range: ClosedRange<Double>) -> Double? {
        guard let node else { return nil }
        guard let text = node.scalar?.string, let value = Double(text), range.contains(value) else {
            report("bad-value", node, "\(what)应为 \(range.lowerBound) 到 \(range.upperBound) 的数", "改成范围内的数")
            return nil
        }
        return value
    }

    func bool(_ node: Node?, _ what: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report("bad-value", node, "\(what)应为 true 或 false", "改成 true 或 false")
            return nil
        }
    }

    /// The name with the fewest edits, if it is near enough to be meant.
    static func nearest(to name: String, in names: [String]) -> String? {
        let most = max(2, name.utf8.count / 3)
        // A name of a request may have millions of letters: what is much longer than any is like none.
        let best = names.filter { abs($0.utf8.count - name.utf8.count) <= most }.min { distance($0, name) < distance($1, name) }
        return best.flatMap { distance($0, name) <= most ? $0 : nil }
    }

    private static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.utf8)
        let b = Array(right.utf8)
        var row = Array(0...b.count)
        for i in 0..<a.count {
            var diagonal = row[0]
            row[0] = i + 1
            for j in 0..<b.count {
                let next = a[i] == b[j] ? diagonal : min(diagonal, row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}

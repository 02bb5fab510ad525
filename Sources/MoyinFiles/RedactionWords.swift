public import Moyin
internal import MoyinDocuments
internal import MoyinReports

extension FileRedactionError {
    /// Why there is no copy, and what to do.
    public func words(_ engine: Engine) -> String {
        let place = path.isEmpty ? "" : path.map { name in
            // A name may hold what must not be shown.
            engine.check(utf8: name).findings.contains { $0.disposition != .keep } ? say("［文件名已隐去］", "[file name hidden]") : displayed(String(decoding: name, as: UTF8.self))
        }.joined(separator: " › ") + say("：", ": ")
        return place + words
    }

    private var words: String {
        switch reason {
        case .file(let failure): failure.words(type)
        case .text(let error): error.fileReason
        case .unlike: say("写出的副本读回来与预期不符；请在原来的程序里改好再查", "the copy does not read as it was written; edit the file in its own program")
        case .leftInBytes:
            say("副本的字节里还有应隐去的内容，在读不到的部分；请在原来的程序里改好，另存一份再查", "a value is still in bytes of the copy that no program shows; edit the file in its own program and save it anew")
        }
    }
}

extension RedactionError {
    fileprivate var fileReason: String {
        switch code {
        case .notReviewed: say("有规则超出匹配上限，没有检查完；请简化该规则后重试", "a rule exceeded its match limit; simplify the rule")
        case .blocked:
            say("有 \(kind)，须先送保密审查或者不予公开，不能靠脱敏放行；请按 moyin check 的结论办理",
                "there is a \(kind): secrecy review or withholding comes first, and no redacted copy can do instead; do as moyin check says")
        case .contradictory: say("保留的内容与别处要隐去的 \(kind) 相同或重叠；请一并保留或一并隐去", "what is kept is the same as a \(kind) removed elsewhere, or overlaps it")
        case .stillPresent:
            say("副本里仍有应隐去的 \(kind)；请改用 --style label 或 remove，或人工处理后重试", "there is still a \(kind) in the copy; use --style label or remove, or edit by hand")
        }
    }
}

#if canImport(FuzzLaws)
import FuzzLaws
#endif
@testable import MoyinService

/// Forms with files, and the header fields that name a body.
enum FormLaws {
    private static let boundary = "XyZ"

    static func parts(_ body: [UInt8], _ complaints: inout Complaints) {
        let parts: [Multipart.Part]
        do { parts = try Multipart(body, boundary: boundary, limit: 40).parts } catch { return PayloadLaws.refusal(error, of: body, &complaints) }
        complaints.add("\(parts.count) parts", unless: parts.count <= 40)
        let delimiter = Array("\r\n--\(boundary)".utf8)
        var end = 0
        for part in parts {
            guard part.content.lowerBound >= end, part.content.upperBound <= body.count else {
                return complaints.add("outside the body, or over another: \(part.content)", unless: false)
            }
            end = part.content.upperBound
            complaints.add("no boundary behind \(part.content)", unless: body[end...].starts(with: delimiter))
            complaints.add("a boundary within \(part.content)", unless: body[part.content].firstRange(of: delimiter) == nil)
        }
        let again = try? Multipart(written(parts, body), boundary: boundary, limit: 40).parts
        let rewritten = written(parts, body)
        complaints.equal(again?.map { [$0.name, $0.fileName, $0.type] }, parts.map { [$0.name, $0.fileName, $0.type] }, "names written and read again")
        complaints.equal(again?.map { Array(rewritten[$0.content]) }, parts.map { Array(body[$0.content]) }, "parts written and read again")
    }

    private static func written(_ parts: [Multipart.Part], _ body: [UInt8]) -> [UInt8] {
        func quoted(_ text: String) -> String { "\"" + text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\"" }
        var form: [UInt8] = []
        for part in parts {
            var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\(quoted(part.name))"
            if let name = part.fileName { head += "; filename=" + quoted(name) }
            if let type = part.type { head += "\r\ncontent-type:" + type }
            form += Array((head + "\r\n\r\n").utf8) + body[part.content] + [0x0d, 0x0a]
        }
        return form + Array("--\(boundary)--".utf8)
    }

    static func file(_ body: [UInt8], _ complaints: inout Complaints) {
        let form: FileForm
        do { form = try FileForm(body, boundary, ReviewOptions(), limit: 9) } catch { return PayloadLaws.refusal(error, of: body, &complaints) }
        complaints.add("\(form.files.count) files", unless: (1...9).contains(form.files.count))
        complaints.add("a file outside the body", unless: form.files.allSatisfy { $0.content.upperBound <= body.count })
        complaints.add("one of many files", unless: ((try? form.only()) != nil) == (form.files.count == 1))
        let options = OptionWords.form(form.options).map {
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n"
        }
        let file = "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n\r\n--\(boundary)--"
        // A value may spell the boundary no more than a file may.
        guard !OptionWords.form(form.options).contains(where: { $0.value.contains("--\(boundary)") }) else { return }
        let again = try? FileForm(Array((options.joined() + file).utf8), boundary, ReviewOptions(), limit: 9)
        complaints.add("options written again are not the same", unless: again.map { OptionWords.equal($0.options, form.options) } ?? false)
    }

    /// The first line names a file and is a language, the others are types of media.
    static func header(_ body: [UInt8], _ complaints: inout Complaints) {
        let lines = body.split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
        guard let name = lines.first else { return }
        let chinese = RequestLanguage.isEnglish(name, otherwise: false)
        complaints.add("a language that was asked for is not the default's", unless: !chinese || RequestLanguage.isEnglish(name, otherwise: true))
        complaints.add("a file is no document", unless: MediaType(file: name, type: nil) != nil)
        for line in lines.dropFirst().prefix(20) {
            let type = MediaType(line)
            if let type { complaints.equal(MediaType(Self.line(type)), type, "written and read again") }
            complaints.add("a file of a known type is none", unless: MediaType(file: name, type: line) != nil)
        }
    }

    private static func line(_ type: MediaType) -> String {
        switch type {
        case .json: "Application/JSON ; a=b"
        case .lines: "application/x-ndjson"
        case .multipart(let boundary): "Multipart/Form-Data; charset=utf-8; Boundary=\"\(boundary)\""
        case .document(let format, let charset): format.media + (charset.map { "; CharSet=\"\($0)\"" } ?? "")
        }
    }
}

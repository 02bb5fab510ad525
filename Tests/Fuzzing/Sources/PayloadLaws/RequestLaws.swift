#if canImport(FuzzLaws)
import FuzzLaws
#endif
import Moyin
@testable import MoyinReports
@testable import MoyinService

/// Bodies of `application/json`, and queries.
enum RequestLaws {
    static func object(_ body: [UInt8], _ complaints: inout Complaints) {
        let request: ReviewRequest
        do { request = try ReviewRequest(body, ReviewOptions(), limit: 40) } catch { return PayloadLaws.refusal(error, of: body, &complaints) }
        complaints.add("\(request.drafts.count) texts", unless: request.isList ? request.drafts.count <= 40 : request.drafts.count == 1)
        complaints.add("decisions on a list", unless: request.decisions.isEmpty || !request.isList)
        complaints.add("a place before the text", unless: request.decisions.allSatisfy { $0.place.lowerBound >= 0 })
        otherReader(request, body, &complaints)
        do {
            let again = try ReviewRequest(written(request), ReviewOptions(), limit: 40)
            complaints.equal(written(again), written(request), "written and read again")
        } catch {
            complaints.add("written again it is refused: \(error)", unless: false)
        }
    }

    /// The reader of Presidio's payloads shares no code with this one.
    private static func otherReader(_ request: ReviewRequest, _ body: [UInt8], _ complaints: inout Complaints) {
        // What is no UTF-8 is reviewed as it is; the other refuses it, and numbers beyond all bounds.
        guard String(validating: body, as: UTF8.self) != nil, !ValueLaws.hasExponent(body) else { return }
        guard let other = try? Presidio.Value(body) else { return complaints.add("another reader refuses it", unless: false) }
        let texts: [Presidio.Value?] = if case .list(let items) = other["texts"] { items.map { $0["text"] ?? $0 } } else { [other["text"]] }
        complaints.equal(request.drafts.map { Optional($0.text) }, texts.map { $0?.text?.whole }, "texts and those of another reader")
        if case .list(let items) = other["decisions"] {
            complaints.equal(request.decisions.map { Optional($0.place.lowerBound) }, items.map { whole($0["start"]) }, "decisions")
        }
    }

    /// 5, and 5.0.
    private static func whole(_ value: Presidio.Value?) -> Int? { value?.wholeNumber ?? value?.number.flatMap { Int(exactly: $0) } }

    private static func written(_ request: ReviewRequest) -> [UInt8] {
        var json = JSONText()
        json.raw(" {")
        OptionWords.members(request.options, &json)
        json.raw("\"decisions\"\t:")
        json.list(request.decisions) { json, decision in
            json.raw("{\"start\":\(decision.place.lowerBound)\t,\"end\":\(decision.place.upperBound)\n,\"action\":\"\(decision.action.rawValue)\",\"reason\":")
            json.string(decision.reason)
            json.raw("}\t")
        }
        json.raw(",")
        if request.isList {
            json.raw("\"texts\":")
            json.list(request.drafts) { $0.append(written($1)) }
        } else {
            json.raw("\"text\":")
            json.string(request.drafts[0].text)
        }
        json.raw("}\n")
        return json.bytes
    }

    private static func written(_ draft: Draft) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"id\":")
        json.string(draft.id)
        json.raw(",\"text\":\t")
        json.string(draft.text)
        if let profile = draft.profile {
            json.raw(",\"profile\":")
            json.string(profile)
        }
        if let isPublished = draft.isPublished { json.raw(",\"published\":\(isPublished)\t") }
        json.raw("}\r\n")
        return json.bytes
    }

    static func query(_ body: [UInt8], _ complaints: inout Complaints) {
        let query = String(decoding: body, as: UTF8.self)
        do {
            let items = try QueryItems(query[...])
            let again = try QueryItems(items.text[...])
            complaints.equal(again.items.map { [$0.name, $0.value] }, items.items.map { [$0.name, $0.value] }, "items put together again")
        } catch {
            PayloadLaws.refusal(error, of: body, &complaints)
        }
        let options: ReviewOptions
        do { options = try ReviewOptions(query: query[...]) } catch { return PayloadLaws.refusal(error, of: body, &complaints) }
        let again = try? ReviewOptions(query: OptionWords.query(options)[...])
        complaints.add("written again it is not the same: \(OptionWords.query(options))", unless: again.map { OptionWords.equal($0, options) } ?? false)
        let isRepaired = query.unicodeScalars.contains("\u{fffd}") || query.lowercased().contains("%ef%bf%bd")
        complaints.add("a profile of half characters", unless: isRepaired || options.profile?.unicodeScalars.contains("\u{fffd}") != true)
    }
}

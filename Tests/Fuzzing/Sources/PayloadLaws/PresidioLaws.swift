#if canImport(FuzzLaws)
import FuzzLaws
#endif
@testable import MoyinService

/// Bodies of `/analyze`, `/anonymize` and `/deanonymize`.
enum PresidioLaws {
    static func analyze(_ body: [UInt8], _ complaints: inout Complaints) {
        let request: Presidio.AnalyzeRequest
        do throws(Presidio.Failure) { request = try Presidio.AnalyzeRequest(body, limit: 9) } catch { return refusal(error, &complaints) }
        complaints.add("\(request.texts.count) texts", unless: request.isBatch ? request.texts.count <= 9 : request.texts.count == 1)
        complaints.add(
            "too many expressions", unless: request.recognisers.flatMap(\.patterns).flatMap(\.searches).count <= Presidio.AnalyzeRequest.mostExpressions)
        for text in request.texts.prefix(2) { search(text, request, &complaints) }
    }

    /// What a request brings along is found inside the text, or its limits are met.
    private static func search(_ text: Presidio.Text, _ request: Presidio.AnalyzeRequest, _ complaints: inout Complaints) {
        let deadline = ContinuousClock.now + .milliseconds(30)
        let search = Presidio.AdHocSearch(text.whole, context: request.context, before: deadline, most: 1000)
        let points = Presidio.CodePoints(text)
        do throws(Presidio.Failure) {
            let results = try search.results(request.recognisers)
            for result in results {
                complaints.add("outside the text: \(result.start)..<\(result.end)", unless: 0 <= result.start && result.start < result.end && result.end <= points.count)
            }
            let told = Presidio.AnalyzeResult.told(results)
            let isDescending = zip(told, told.dropFirst()).allSatisfy { ($0.score.number ?? 0) >= ($1.score.number ?? 0) }
            complaints.add("results are not by score", unless: isDescending)
            for result in told {
                _ = try request.allowList?.allows(points[result.start..<result.end], before: deadline)
                var json = Presidio.JSON()
                result.write(into: &json, explains: request.explains) { _, _ in }
                complaints.add("a result is no JSON", unless: (try? Presidio.Value(json.bytes)) != nil)
            }
        } catch {
            refusal(error, &complaints)
        }
    }

    static func anonymize(_ body: [UInt8], _ complaints: inout Complaints) {
        for isBack in [false, true] {
            do throws(Presidio.Failure) {
                let answer = isBack
                    ? try Presidio.Anonymization.deanonymize(body, .withScore, limit: 1 << 20)
                    : try Presidio.Anonymization.anonymize(body, .withScore, limit: 1 << 20)
                items(of: answer, &complaints)
            } catch {
                refusal(error, &complaints)
            }
        }
    }

    /// Each item is where it is said to be in the new text.
    private static func items(of answer: Presidio.JSON, _ complaints: inout Complaints) {
        guard let value = try? Presidio.Value(answer.bytes), let text = value["text"]?.text, case .list(let items) = value["items"] else {
            return complaints.add("the answer is none", unless: false)
        }
        let points = Presidio.CodePoints(text)
        for item in items {
            guard let start = item["start"]?.wholeNumber, let end = item["end"]?.wholeNumber, 0 <= start, start <= end, end <= points.count else {
                complaints.add("an item outside the text", unless: false)
                continue
            }
            complaints.equal(item["text"]?.text, points[start..<end], "an item and what stands in its place")
        }
    }

    private static func refusal(_ failure: Presidio.Failure, _ complaints: inout Complaints) {
        complaints.add("refused without a word", unless: !failure.message.isEmpty)
    }
}

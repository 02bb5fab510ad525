internal import Logging
internal import Moyin
internal import MoyinReports

/// Tells receivers that jobs have ended, again and again until they say that they know, or it is given up. What is still to
/// be sent stands in the database.
struct WebhookSender: Sendable {
    let store: JobStore
    let configuration: WebhookConfiguration
    let logger: Logger

    /// Sends until it is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                while !Task.isCancelled, let delivery = try await store.dueDelivery(at: UTCTime.now(), longestPause: seconds(configuration.longestPause)) {
                    try await send(delivery)
                }
            } catch {
                logger.warning("webhooks postponed", metadata: ["error_type": "\(type(of: error))"])
            }
            try? await Task.sleep(for: configuration.lookTime)
        }
    }

    private func send(_ delivery: JobStore.Delivery) async throws {
        let outcome = await post(delivery.job)
        if outcome == nil { return try await store.endDelivery(of: delivery.job.number) }
        let made = delivery.attempts + 1
        guard made < configuration.attempts else {
            logger.warning("webhook given up", metadata: ["job": "\(delivery.job.id)", "attempts": "\(made)", "failure": "\(outcome ?? "")"])
            return try await store.endDelivery(of: delivery.job.number)
        }
        logger.info("webhook postponed", metadata: ["job": "\(delivery.job.id)", "attempts": "\(made)", "failure": "\(outcome ?? "")"])
        try await store.postponeDelivery(of: delivery.job.number, until: UTCTime.now() + pause(after: made))
    }

    /// Seconds until the next attempt.
    func pause(after made: Int) -> Int {
        (1..<made).reduce(seconds(configuration.firstPause)) { pause, _ in min(pause * 4, seconds(configuration.longestPause)) }
    }

    private func seconds(_ duration: Duration) -> Int { Int(duration.components.seconds) }

    /// - Returns: nil when the receiver knows, or what was wrong: a status, or the sort of an error. The address may hold
    ///   secrets, so it is never named.
    private func post(_ job: Job) async -> String? {
        // The hosts may be others than when the job was taken.
        guard let url = job.request.webhook, let target = WebhookTarget(url), configuration.allows(target) else {
            return "host not allowed"
        }
        let body = Self.body(job)
        let fields = [
            ("Content-Type", "application/json"), ("User-Agent", "moyin/\(moyinVersion)"),
            (WebhookSignature.field, WebhookSignature.value(of: body, at: UTCTime.now(), secret: configuration.secret)),
        ]
        do {
            let status = try await WebhookClient.post(body, to: target, fields, tls: configuration.tls, within: configuration.time)
            return (200..<300).contains(status) ? nil : "status \(status)"
        } catch {
            return "\(type(of: error))"
        }
    }

    /// What has ended, and how: nothing of its content.
    static func body(_ job: Job) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"id\":\"\(job.id)\",\"task\":\"\(job.request.task.rawValue)\",\"state\":\"\(job.state.rawValue)\"")
        // What failed was not reviewed.
        json.raw(",\"verdict\":\"\((job.state == .done ? job.verdict ?? .notReviewed : .notReviewed).rawValue)\"")
        json.raw(",\"documents\":\(job.progress.documents),\"created\":\"\(UTCTime.text(job.created))\"")
        json.raw(",\"finished\":\(job.finished.map { "\"\(UTCTime.text($0))\"" } ?? "null")}")
        return json.bytes
    }
}

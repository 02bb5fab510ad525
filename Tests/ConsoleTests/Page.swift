import Foundation
import Synchronization
import Testing

/// A page with a storage of its own, as a person would use it: keys, clicks, text; and what the browser complained of.
final class Page: Sendable {
    private let browser: Browser
    private let session: String
    private let context: String
    private let heard = Mutex(Heard())

    private struct Heard {
        var complaints: [String] = []
        var loads = 0
        /// Answers to requests in place of the service, by the path's beginning.
        var answers: [String: Answer] = [:]
        /// Bodies of requests that were answered so.
        var bodies: [String: [String]] = [:]
    }

    struct Answer: Sendable {
        var status = 200
        var type = "application/json"
        var body: String
    }

    init(width: Int = 1280, height: Int = 800) async throws {
        browser = try Browser.shared.get()
        context = try Self.text(await browser.send("Target.createBrowserContext"), "browserContextId")
        let target = try Self.text(await browser.send("Target.createTarget", ["url": "about:blank", "browserContextId": context]), "targetId")
        session = try Self.text(await browser.send("Target.attachToTarget", ["targetId": target, "flatten": true]), "sessionId")
        browser.hear(session) { [weak self] in self?.take($0) }
        for domain in ["Page", "Runtime", "Log"] { try await send(domain + ".enable") }
        try await browser.send("Browser.grantPermissions", ["permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "browserContextId": context])
        // Pages without a window think themselves looked at, as the clipboard demands.
        try await send("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try await resize(width, height)
    }

    func close() async throws { try await browser.send("Target.disposeBrowserContext", ["browserContextId": context]) }

    /// Runs `body` in a page and closes it; what the browser complained of fails the test.
    static func with(_ width: Int = 1280, _ height: Int = 800, _ body: (Page) async throws -> Void) async throws {
        let page = try await Page(width: width, height: height)
        do { try await body(page) } catch {
            // What went before often tells why.
            Issue.record("\(page.complaints)")
            try? await page.close()
            throw error
        }
        #expect(page.complaints == [])
        try await page.close()
    }

    /// Errors of the console, of scripts, and breaches of the page's policy.
    var complaints: [String] { heard.withLock { $0.complaints } }

    func forgiveComplaints() { heard.withLock { $0.complaints = [] } }

    // MARK: what a person does

    func open(_ address: String) async throws {
        let before = heard.withLock { $0.loads }
        try await send("Page.navigate", ["url": address])
        while heard.withLock({ $0.loads }) == before { try await Task.sleep(for: .milliseconds(10)) }
    }

    func resize(_ width: Int, _ height: Int, isMobile: Bool = false) async throws {
        try await send("Emulation.setDeviceMetricsOverride", ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": isMobile])
    }

    func prefer(_ features: [String: String]) async throws {
        try await send("Emulation.setEmulatedMedia", ["features": features.map { ["name": $0.key, "value": $0.value] }])
    }

    /// Types text where the caret is.
    func type(_ text: String) async throws { try await send("Input.insertText", ["text": text]) }

    /// Pastes text where the caret is, through the clipboard.
    func paste(_ text: String) async throws {
        try await run("await navigator.clipboard.writeText(\(Self.quoted(text)))")
        let key: [String: Any] = ["key": "v", "code": "KeyV", "windowsVirtualKeyCode": 86, "modifiers": 2]
        try await send("Input.dispatchKeyEvent", key.merging(["type": "keyDown", "commands": ["paste"]]) { $1 })
        try await send("Input.dispatchKeyEvent", key.merging(["type": "keyUp"]) { $1 })
    }

    /// Presses a key: `j`, `Enter`, `F8`, `Control+Enter`.
    func press(_ chord: String) async throws {
        var parts = chord == "+" ? ["+"] : chord.split(separator: "+").map(String.init)
        let key = parts.removeLast()
        let modifiers = parts.reduce(0) { $0 | (["Alt": 1, "Control": 2, "Meta": 4, "Shift": 8][$1] ?? 0) }
        let names: [String: (code: String, number: Int)] = [
            "Enter": ("Enter", 13), "Escape": ("Escape", 27), "Tab": ("Tab", 9), "F8": ("F8", 119), " ": ("Space", 32),
            "ArrowRight": ("ArrowRight", 39), "ArrowLeft": ("ArrowLeft", 37), "Backspace": ("Backspace", 8), "?": ("Slash", 191),
        ]
        let character = key.unicodeScalars.first.map { Int($0.value) } ?? 0
        let known = names[key] ?? (("0"..."9").contains(key) ? ("Digit" + key, character) : ("Key" + key.uppercased(), character - 32))
        var event: [String: Any] = ["type": "keyDown", "key": key, "code": known.code, "windowsVirtualKeyCode": known.number, "modifiers": modifiers]
        if key.count == 1, modifiers & ~8 == 0 { event["text"] = key }
        if key == "Enter", modifiers == 0 { event["text"] = "\r" }
        try await send("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try await send("Input.dispatchKeyEvent", event)
    }

    /// Clicks the middle of the first element of a selector, where a person would see it.
    func click(_ selector: String) async throws {
        let place: [Double] = try await value(
            """
            (() => {
              const one = document.querySelector(\(Self.quoted(selector)));
              one.scrollIntoView({ block: 'nearest' });
              const box = one.getClientRects()[0];
              return [box.x + box.width / 2, box.y + box.height / 2];
            })()
            """)
        for type in ["mousePressed", "mouseReleased"] {
            try await send("Input.dispatchMouseEvent", ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
        }
    }

    // MARK: what a person sees

    /// The value of an expression; promises are awaited.
    func value<T: Decodable>(_ expression: String, as type: T.Type = T.self) async throws -> T {
        let answer = try await send("Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true])
        let result = try JSONDecoder().decode(Evaluation<T>.self, from: answer).result
        if let exception = result.exceptionDetails { throw Browser.Failure(description: "\(exception.exception?.description ?? "exception") in \(expression)") }
        guard let value = result.result.value else { throw Browser.Failure(description: "no value of \(expression)") }
        return value
    }

    private struct Evaluation<T: Decodable>: Decodable {
        struct Result: Decodable {
            var result: Remote
            var exceptionDetails: Exception?
        }
        struct Remote: Decodable { var value: T? }
        struct Exception: Decodable { var exception: Thrown? }
        struct Thrown: Decodable { var description: String? }
        var result: Result
    }

    func run(_ statements: String) async throws { _ = try await value("(async () => { \(statements); return true; })()", as: Bool.self) }

    /// The text of the first element of a selector, as it is shown; empty where there is none.
    func text(_ selector: String) async throws -> String { try await value("document.querySelector(\(Self.quoted(selector)))?.innerText ?? ''") }

    func count(_ selector: String) async throws -> Int { try await value("document.querySelectorAll(\(Self.quoted(selector))).length") }

    /// Waits until an expression is true.
    func wait(_ expression: String, seconds: Double = 120) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while try await !value("Boolean(\(expression))", as: Bool.self) {
            guard ContinuousClock.now < end else { throw Browser.Failure(description: "waited in vain for \(expression)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    // MARK: in place of the service

    /// Answers requests to paths that begin so; ``bodies(_:)`` has what they said.
    func answer(_ path: String, _ answer: Answer) async throws {
        heard.withLock { $0.answers[path] = answer }
        let patterns = heard.withLock { $0.answers.keys.map { ["urlPattern": "*\($0)*"] } }
        try await send("Fetch.enable", ["patterns": patterns])
    }

    func bodies(_ path: String) -> [String] { heard.withLock { $0.bodies[path] ?? [] } }

    @discardableResult
    private func send(_ method: String, _ parameters: [String: Any] = [:]) async throws -> Data {
        try await browser.send(method, parameters, session: session)
    }

    private func take(_ event: Browser.Event) {
        let parameters = ((try? JSONSerialization.jsonObject(with: event.message)) as? [String: Any])?["params"] as? [String: Any] ?? [:]
        switch event.method {
        case "Page.loadEventFired": heard.withLock { $0.loads += 1 }
        case "Page.javascriptDialogOpening": Task { try await send("Page.handleJavaScriptDialog", ["accept": true]) }
        case "Runtime.exceptionThrown":
            let details = parameters["exceptionDetails"] as? [String: Any]
            complain(((details?["exception"] as? [String: Any])?["description"] ?? details?["text"]) as? String ?? "exception")
        case "Runtime.consoleAPICalled":
            guard let type = parameters["type"] as? String, ["error", "warning", "assert"].contains(type) else { return }
            complain("console.\(type): \((parameters["args"] as? [[String: Any]] ?? []).compactMap { $0["value"] })")
        case "Log.entryAdded":
            let entry = parameters["entry"] as? [String: Any] ?? [:]
            guard let level = entry["level"] as? String, level == "error" || level == "warning" else { return }
            complain("\(entry["source"] ?? ""): \(entry["text"] ?? "") \(entry["url"] ?? "")")
        case "Fetch.requestPaused": fulfil(parameters)
        default: break
        }
    }

    private func complain(_ complaint: String) { heard.withLock { $0.complaints.append(complaint) } }

    private func fulfil(_ parameters: [String: Any]) {
        let request = parameters["request"] as? [String: Any] ?? [:]
        let (id, url) = (parameters["requestId"] as? String ?? "", request["url"] as? String ?? "")
        let known = heard.withLock { heard -> Answer? in
            guard let (path, answer) = heard.answers.filter({ url.contains($0.key) }).max(by: { $0.key.count < $1.key.count }) else { return nil }
            heard.bodies[path, default: []].append("\(request["method"] ?? "") \(request["postData"] as? String ?? "")")
            return answer
        }
        Task {
            guard let known else { return try await send("Fetch.continueRequest", ["requestId": id]) }
            return try await send(
                "Fetch.fulfillRequest",
                [
                    "requestId": id, "responseCode": known.status, "body": Data(known.body.utf8).base64EncodedString(),
                    "responseHeaders": [["name": "Content-Type", "value": known.type]],
                ])
        }
    }

    static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }

    private static func text(_ message: Data, _ key: String) throws -> String {
        let result = (try JSONSerialization.jsonObject(with: message) as? [String: Any])?["result"] as? [String: Any]
        guard let text = result?[key] as? String else { throw Browser.Failure(description: "no \(key)") }
        return text
    }
}

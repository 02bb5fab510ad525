import Testing

/// The laws of payloads over bodies changed at random, so that a law that breaks shows before anybody fuzzes.
@Suite struct PayloadSampleTests {
    /// By law.
    private static let samples: [(law: UInt8, body: String)] = [
        (0, #"{"text":"手机：13800138000，\u738b\u5c0f\u660e \n","profile":"低保公示","offsets":"utf16","no_text":true}"#),
        (0, #"{"texts":["好",{"id":7,"text":"机密★10年","profile":"general","published":false}],"style":"label","rules":[]}"#),
        (0, #"{"text":"a\"\\\/\b\f\t","decisions":[{"start":0,"end":3,"action":"keep","reason":"公开"},{"start":4,"end":5,"action":"mask"}]}"#),
        (1, "{\"id\":\"1\",\"text\":\"好\\ud83d\\ude00\",\"published\":true}\n\n{\"text\":\"a\",\"x\":[1,{\"y\":null}]}\r\n{\"te"),
        (2, "profile=%E4%BD%8E%E4%BF%9D%E5%85%AC%E7%A4%BA&offsets=utf16&hide-names&rules=a,b&id=%61+b"),
        (3, file + field + "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.html\"\r\n\r\n<p>\r\n--XyA\r\n</p>\r\n--XyZ--\r\n"),
        (4, field + file + "--XyZ--"),
        (5, "报告.html\ntext/html; charset=\"GBK\"\nmultipart/form-data; boundary=\"a b\"\napplication/json"),
        (6, #"{"a":[1,-2.5,1e20,"\ud835\ud835\udfcf",true,null,{"b":""}]}"#),
        (7, #"{"text":"a1 b2","language":"zh","ad_hoc_recognizers":[{"supported_language":"zh","supported_entity":"A","patterns":[{"name":"p","score":0.5,"regex":"[a-z]\\d"}]}]}"#),
        (8, #"{"text":"a1 b2 c3","analyzer_results":[{"start":0,"end":4,"entity_type":"A","score":0.5},{"start":3,"end":6,"entity_type":"B","score":1}],"anonymizers":{"A":{"type":"mask","masking_char":"*","chars_to_mask":2,"from_end":true}}}"#),
    ]
    private static let file = "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n13800138000\r\n"
    private static let field = "--XyZ\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\ngeneral\r\n"
    private static let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "true", "1e9", "-0", "\u{0}", "\"text\":", "\"texts\":[", "好", "\r\n", " ", "\t", ";"]

    @Test func changedBodiesKeepTheLaws() {
        var random = SystemRandomNumberGenerator()
        for round in 0..<6_000 {
            let sample = Self.samples[round % Self.samples.count]
            // Now and then one stretch of it over and over.
            let isSwollen = round % 300 < Self.samples.count
            let head = [isSwollen ? 2 : 0, sample.law] + (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
            let broken = Law.payloads.violations(head + Self.changed(sample.body, &random))
            #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
        }
    }

    private static func changed(_ body: String, _ random: inout SystemRandomNumberGenerator) -> [UInt8] {
        var bytes = Array(body.utf8)
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 12))
            case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}

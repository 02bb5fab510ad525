/// Pieces of payloads. Regressions name them by their index, so the table only grows at its end.
enum PayloadPieces {
    static let all: [[UInt8]] = (marks + service + forms + presidio + values).map { Array($0.utf8) } + bytes

    private static let marks: [String] = [
        "{", "}", "[", "]", ":", ",", "\"", "\\", " ", "\t", "\r\n", "\n", "null", "true", "false", "0", "-1", "5", "1.5", "1e2", "1e999",
        "99999999999999999999", "\"\"", "{}", "[]", "\"a\"", "\\u", "\\u0031", "\\n", "\\\"", "\\\\", "\\ud835", "\\udfcf", "\\ud83d\\ude00", "\\u0000",
    ]

    private static let service: [String] = [
        "{\"text\":\"", "\"text\":", "\"texts\":[", "\"id\":", "\"profile\":", "\"published\":", "\"offsets\":", "\"no_text\":", "\"style\":", "\"hide-names\":",
        "\"no_names\":", "\"rules\":", "\"names\":", "\"input\":", "\"encoding\":", "\"format\":", "\"chain\":", "\"decisions\":[", "\"start\":", "\"end\":",
        "\"action\":", "\"reason\":", "\"keep\"", "\"mask\"", "\"remove\"", "\"utf16\"", "\"label\"", "\"html\"", "\"gb18030\"", "profile=", "&", "=", "%", "+",
        "hide-names", "no_text=1", "offsets=utf8", "rules=a,b", "id=%61", "%E5%A5%BD", "%ef%bf%bd", "unknown=",
    ]

    private static let forms: [String] = [
        "--XyZ", "--XyZ--", "\r\n--XyZ\r\n", "\r\n--XyZ--\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=\"", "; filename=\"", "Content-Type: ",
        "Content-Transfer-Encoding: ", "base64", "binary", "form-data", ";", "name=", "filename*=UTF-8''", "\"file\"", "a.html", "a.jsonl", "text/html",
        "text/plain; charset=gbk", "application/json", "application/x-ndjson", "multipart/form-data; boundary=", "application/octet-stream", "text/csv",
        "en;q=0.5,zh", "q=", "\u{301}", "\u{200d}",
    ]

    private static let presidio: [String] = [
        "{\"text\":\"a b c\",\"language\":\"zh\"", "\"language\":\"en\"", "\"entities\":[", "\"score_threshold\":", "\"return_decision_process\":true",
        "\"ad_hoc_recognizers\":[{\"supported_language\":\"zh\",\"supported_entity\":\"A\",\"patterns\":[{\"name\":\"p\",\"score\":0.5,\"regex\":\"",
        "\"deny_list\":[", "\"deny_list_score\":", "\"context\":[", "\"global_regex_flags\":", "\"allow_list\":[", "\"allow_list_match\":\"regex\"",
        "\"regex_flags\":", "\"moyin\":true", "\"}]}]", "(", ")", "(?=", "(?1)", "\\\\K", "|", "*", "+", "{,3}", "[^", "(?<=", "\\\\b", "\\\\g<1>", "(?:", "?",
        "\"analyzer_results\":[", "\"anonymizer_results\":[", "{\"start\":0,\"end\":1,\"entity_type\":\"A\",\"score\":0.5}", "\"entity_type\":\"A\"",
        "\"score\":", "\"anonymizers\":{\"DEFAULT\":{\"type\":\"", "\"deanonymizers\":{\"A\":{\"type\":\"", "replace", "redact", "mask", "hash", "encrypt", "decrypt",
        "deanonymize_keep", "\"new_value\":", "\"masking_char\":\"*\"", "\"chars_to_mask\":", "\"from_end\":true", "\"hash_type\":\"sha512\"", "\"salt\":",
        "\"key\":\"0123456789abcdef\"", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=",
    ]

    private static let values: [String] = ["13800138000", "好", "王小明", "a", "b", "𝟏", "手机：", "0123456789"]

    private static let bytes: [[UInt8]] = [[0xef, 0xbb, 0xbf], [0xff], [0xc3], [0xed, 0xa0, 0x80], [0x00], [0x7f], [0x1b], [0x0d], [0x0b], [0xe5, 0xa5]]
}

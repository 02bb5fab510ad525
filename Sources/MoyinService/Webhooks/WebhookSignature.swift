internal import Crypto

/// `Moyin-Signature`: proves to the receiver of a webhook who sent it, and when, so that an old one is not sent again by
/// another.
enum WebhookSignature {
    static let field = "Moyin-Signature"

    /// `t=1700000000,v1=…`: HMAC-SHA256 over the time, a full stop and the body, in hexadecimal digits.
    ///
    /// - Parameter time: seconds since 1970.
    static func value(of body: [UInt8], at time: Int, secret: [UInt8]) -> String {
        var hmac = HMAC<SHA256>(key: SymmetricKey(data: secret))
        hmac.update(data: Array("\(time).".utf8))
        hmac.update(data: body)
        let digits = hmac.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return "t=\(time),v1=\(digits)"
    }
}

internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

extension Presidio {
    /// Why a request was not answered, in Presidio's words. Of what was sent its words hold names and numbers of parameters,
    /// where Presidio's do; never the text.
    struct Failure: Error {
        let status: HTTPResponse.Status
        let message: String

        init(_ status: HTTPResponse.Status, _ message: String) {
            self.status = status
            self.message = message
        }

        /// What a program of Presidio's does not expect of a request, and ends at.
        static let internalError = Failure(.internalServerError, "Internal server error")

        /// A parameter of `/anonymize` or `/deanonymize` that is not as it should be.
        static func parameter(_ message: String) -> Failure { Failure(.unprocessableContent, message) }

        /// A request to `/analyze` that its engine refuses.
        static func refused(_ message: String) -> Failure { Failure(.internalServerError, message) }

        /// A request to `/analyze` whose parts are of the wrong types.
        static func type(_ message: String) -> Failure {
            Failure(.badRequest, "Failed to parse /analyze request for AnalyzerEngine.analyze(). \(message)")
        }

        /// A request to `/anonymize` or `/deanonymize` that is none.
        static func bad(_ message: String) -> Failure { Failure(.badRequest, message) }

        /// More than this service takes or gives at one time; Presidio knows no such limits.
        static func tooMuch(_ message: String) -> Failure { Failure(.contentTooLarge, message + " Send it in several requests.") }

        static let tooManyValues = tooMuch("The request holds more than \(Value.most) values.")

        static func tooLarge(limit: Int) -> Failure { tooMuch("The answer would be larger than \(limit >> 20) MB.") }

        var response: Response { Self.response(status, message) }

        static func response(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]) -> Response {
            var json = JSON()
            json.raw("{\"error\":")
            json.string(message)
            json.raw("}\n")
            var headers = headers
            headers[.contentType] = "application/json"
            return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: json.bytes)))
        }
    }
}

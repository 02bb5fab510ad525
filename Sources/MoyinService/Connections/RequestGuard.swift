internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Sits on a connection: ends bodies that come too slowly or are cut short, and answers that nobody takes; says at once
/// when a body that is announced would be refused anyway.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Reaches whoever reads the body.
    enum Fault: Error { case slow, cutShort }

    private let limits: ServiceLimits
    private let underWay: RequestsUnderWay
    private var isReading = false
    /// A stream of lines is read while it is answered.
    private var isStream = false
    private var isUnderWay = false
    /// Answered before all of it came.
    private var isAnswered = false
    private var bodyEnd: Scheduled<Void>?
    private var takingEnd: Scheduled<Void>?

    init(_ limits: ServiceLimits, _ underWay: RequestsUnderWay) {
        (self.limits, self.underWay) = (limits, underWay)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            isAnswered = false
            let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            // A stream of lines may last; between two of them the connection's own clock runs.
            isStream = head.headerFields[.contentType].flatMap { MediaType($0) } == .lines
            if !isStream {
                bodyEnd = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.bodyTime)) { [self] in
                    if isReading { context.fireErrorCaught(Fault.slow) }
                }
            }
            if head.headerFields[.expect]?.lowercased() == "100-continue", length <= limits.bodyBytes {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body: break
        case .end:
            isReading = false
            bodyEnd?.cancel()
            bodyEnd = nil
            if !isStream, !isUnderWay, !isAnswered {
                isUnderWay = true
                underWay.begin()
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { answered() }
        context.write(data, promise: promise)
    }

    private func answered() {
        isAnswered = isReading
        guard isUnderWay else { return }
        isUnderWay = false
        underWay.end()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Before anyone takes what came so far for all of it.
        if isReading, case .inputClosed? = event as? ChannelEvent { context.fireErrorCaught(Fault.cutShort) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if isReading { context.fireErrorCaught(Fault.cutShort) }
        cancel()
        answered()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            takingEnd?.cancel()
            takingEnd = nil
        } else if takingEnd == nil {
            takingEnd = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.idleTime)) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    private func cancel() {
        bodyEnd?.cancel()
        bodyEnd = nil
        takingEnd?.cancel()
        takingEnd = nil
    }
}

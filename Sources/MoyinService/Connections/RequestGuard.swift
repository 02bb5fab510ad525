internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Sits on a connection: ends bodies that come too slowly or are cut short, and answers that nobody takes; says at once
/// when a body that is announced would be refused anyway; marks requests that come while too many are under way.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Reaches whoever reads the body.
    enum Fault: Error {
        case slow, cutShort

        var problem: Problem { self == .slow ? .slowBody : .cutShort }
    }

    private let limits: ServiceLimits
    private let underWay: UnderWay
    private var isReading = false
    /// Of the present request: whether it counts, and whether its answer has gone.
    private var isCounted = false
    private var isAnswered = false
    private var bodyEnd: Scheduled<Void>?
    private var takingEnd: Scheduled<Void>?

    init(_ limits: ServiceLimits, _ underWay: UnderWay) { (self.limits, self.underWay) = (limits, underWay) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            isReading = true
            let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
            // A stream of lines may last; between two of them the connection's own clock runs.
            let isStream = head.headerFields[.contentType].flatMap { MediaType($0) } == .lines
            if !isStream {
                bodyEnd = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.bodyTime)) { [self] in
                    if isReading { context.fireErrorCaught(Fault.slow) }
                }
            }
            if head.headerFields[.expect]?.lowercased() == "100-continue", isStream || length <= limits.bodyBytes {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
            isAnswered = false
            head.headerFields[.overload] = underWay.isFull ? "1" : nil
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body: break
        case .end:
            isReading = false
            bodyEnd?.cancel()
            bodyEnd = nil
            // One that is still being sent keeps nobody waiting.
            if !isAnswered {
                isCounted = true
                underWay.begin()
            }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            isAnswered = true
            uncount()
        }
        context.write(data, promise: promise)
    }

    private func uncount() {
        if isCounted { underWay.end() }
        isCounted = false
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Before anyone takes what came so far for all of it.
        if isReading, case .inputClosed? = event as? ChannelEvent { context.fireErrorCaught(Fault.cutShort) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if isReading { context.fireErrorCaught(Fault.cutShort) }
        cancel()
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
        uncount()
        bodyEnd?.cancel()
        bodyEnd = nil
        takingEnd?.cancel()
        takingEnd = nil
    }
}

import CByteKernels
import MoyinText
import MoyinTypes

/// Decoding: how a text is cut makes no difference, and every character goes back to its own bytes.
enum TextLaws {
    static func check(_ input: inout InputReader, _ complaints: inout Complaints) {
        let encoding = TextEncoding.allCases[input.below(TextEncoding.allCases.count)]
        let piece = 1 + input.below(64)
        let second = 1 + input.below(600)
        let hasMark = input.byte() & 1 != 0
        let raw = (hasMark ? encoding.byteOrderMark : []) + input.rest()
        let mark = hasMark ? encoding.byteOrderMark.count : 0

        let whole = Decoding(raw, encoding, mark: mark, pieces: [raw.count])
        complaints.equal(whole, Decoding(raw, encoding, mark: mark, pieces: [piece]), "\(encoding) in pieces of \(piece)")
        complaints.equal(whole, Decoding(raw, encoding, mark: mark, pieces: [second, piece]), "\(encoding) in pieces of \(second) and \(piece)")
        wayBack(whole, raw, encoding, mark, &complaints)
        utf8(raw, &complaints)
        detection(raw, &complaints)
    }

    private struct Decoding: Equatable {
        var utf8: [UInt8] = []
        var damage: DecodingDamage
        var rawOffsets: [Int]

        /// Feeds pieces of the given sizes in turn.
        init(_ raw: [UInt8], _ encoding: TextEncoding, mark: Int, pieces: [Int]) {
            var transcoder = Transcoder(encoding, byteOrderMarkLength: mark)
            var start = 0
            var turn = 0
            while start < raw.count {
                let end = min(raw.count, start + pieces[turn % pieces.count])
                transcoder.feed(raw.span.extracting(start..<end), into: &utf8)
                start = end
                turn += 1
            }
            transcoder.finish(into: &utf8)
            damage = transcoder.damage
            var cursor = SourceMapCursor(transcoder.map)
            rawOffsets = (0...utf8.count).map { cursor.rawOffset(forUTF8: $0, in: raw.span) }
            precondition(transcoder.map.utf8Count == utf8.count && transcoder.map.rawCount == raw.count)
        }
    }

    /// The map ascends from mark to end, and the original bytes of any stretch decode to that stretch.
    private static func wayBack(
        _ decoded: Decoding, _ raw: [UInt8], _ encoding: TextEncoding, _ mark: Int, _ complaints: inout Complaints
    ) {
        let offsets = decoded.rawOffsets
        complaints.add("the map does not ascend", unless: zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 })
        complaints.equal([offsets.first, offsets.last], [mark, raw.count], "ends of the map")
        if encoding != .utf8 {
            complaints.add("the decoded text is not UTF-8", unless: String(validating: decoded.utf8, as: UTF8.self) != nil)
        }
        guard decoded.damage.isEmpty, !decoded.utf8.isEmpty else { return }
        let starts = decoded.utf8.indices.filter { decoded.utf8[$0] & 0xc0 != 0x80 } + [decoded.utf8.count]
        var transcoder = Transcoder(encoding, byteOrderMarkLength: mark)
        var again: [UInt8] = []
        transcoder.feed(raw.span, into: &again)
        transcoder.finish(into: &again)
        let step = max(1, starts.count / 16)
        for from in stride(from: 0, to: starts.count - 1, by: step) {
            let range = starts[from]..<starts[min(from + step, starts.count - 1)]
            let source = transcoder.map.rawRange(forUTF8: range, in: raw.span)
            let stretch = Decoding(Array(raw[source]), encoding, mark: 0, pieces: [max(1, source.count)]).utf8
            // Big5-HKSCS writes some pairs of scalars as one character: the stretch may begin or end within one.
            let isWhole = offsets[range.lowerBound] == source.lowerBound && (range.lowerBound == 0 || offsets[range.lowerBound - 1] < source.lowerBound)
            if encoding != .big5hkscs || isWhole && stretch.count == range.count {
                complaints.equal(stretch, Array(decoded.utf8[range]), "the way back of \(range)")
            }
        }
        if let written = TextEncoder.encode(decoded.utf8.span, to: encoding) {
            complaints.equal(
                Decoding(written, encoding, mark: 0, pieces: [max(1, written.count)]).utf8, decoded.utf8, "encoded and decoded again")
        } else {
            complaints.add("\(encoding) cannot write what it reads", unless: encoding == .gb18030 || encoding == .big5hkscs)
        }
    }

    /// All validators agree with Swift's, and characters are the same forwards and backwards.
    private static func utf8(_ bytes: [UInt8], _ complaints: inout Complaints) {
        let string = String(decoding: bytes, as: UTF8.self)
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        var validator = UTF8Validator()
        validator.feed(bytes.span)
        validator.finish()
        complaints.equal(validator.damage.isEmpty, isValid, "UTF8Validator")
        for kernel in Kernels.names {
            let (error, count) = Kernels.with(kernel) { (mbk_utf8_error(bytes, bytes.count), mbk_count_code_points(bytes, bytes.count)) }
            complaints.equal(error == bytes.count, isValid, "\(kernel): validity")
            if !isValid { complaints.equal(error, validator.damage.sequences[0].offset, "\(kernel): first error") }
            if isValid { complaints.equal(count, string.unicodeScalars.count, "\(kernel): characters") }
        }
        var converter = OffsetConverter(isValid: isValid)
        let end = converter.advance(to: bytes.count, in: bytes.span)
        complaints.equal(
            [end.codePoint, end.utf16], [string.unicodeScalars.count, string.utf16.count], "OffsetConverter")
        bytes.withUnsafeBufferPointer { characters($0, isValid, &complaints) }
    }

    private static func characters(_ bytes: UnsafeBufferPointer<UInt8>, _ isValid: Bool, _ complaints: inout Complaints) {
        guard let base = bytes.baseAddress else { return }
        var position = 0
        while position < bytes.count {
            let (scalar, length) = UTF8Decoding.decode(bytes, at: position)
            position += length
            guard length > 0, position <= bytes.count else {
                return complaints.add("decoding leaves the text at \(position)", unless: false)
            }
            let (back, backLength) = UTF8Decoding.decodeBackward(base, before: position, start: 0)
            let isSame = back == scalar && backLength == length
            complaints.add(
                "backwards differs at \(position): \(back) \(backLength), forwards \(scalar) \(length)",
                unless: isSame || !isValid && scalar == UTF8Decoding.invalid)
        }
    }

    private static func detection(_ raw: [UInt8], _ complaints: inout Complaints) {
        for isWhole in [true, false] {
            let guess = EncodingDetector.detect(raw.span, isWhole: isWhole)
            complaints.add("confidence \(guess.confidence)", unless: (0...100).contains(guess.confidence))
            complaints.add("mark longer than the text", unless: guess.byteOrderMarkLength <= raw.count)
        }
    }
}

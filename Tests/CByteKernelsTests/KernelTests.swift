import CByteKernels
import Testing

/// Every kernel of this machine gives what the scalar one gives, bit for bit.
@Suite(.serialized) struct KernelTests {
    static var kernels: [String] {
        var names: [String] = []
        var next = mbk_kernels()!
        while let name = next.pointee {
            names.append(String(cString: name))
            next += 1
        }
        return names
    }

    struct Random {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }

    static func tables() -> mbk_tables {
        var tables = mbk_tables()
        tables.wide_buckets = 0b0011
        mbk_add_range(&tables.symbols, 0, [0xe4, 0xb8], 3, 0x80, 0x83)
        mbk_add_range(&tables.symbols, 1, [0xef, 0xbc], 3, 0x90, 0x99)
        mbk_add_range(&tables.symbols, 2, [0xe2], 2, 0x80, 0x81)
        mbk_add_range(&tables.symbols, 3, [], 1, 0xf0, 0xf4)
        mbk_add(&tables.cues, 0, [0xe5, 0x9d, 0x80], 3)
        mbk_add_range(&tables.rare, 0, [0xe3], 2, 0x88, 0x8a)
        withUnsafeMutableBytes(of: &tables.punctuation_low) { $0[0] = 1 }
        withUnsafeMutableBytes(of: &tables.punctuation_high) { $0[4] = 1 }
        withUnsafeMutableBytes(of: &tables.delimiter_low) { $0[0x0c] = 1 }
        withUnsafeMutableBytes(of: &tables.delimiter_high) { $0[2] = 1 }
        return tables
    }

    static func classify(_ text: ArraySlice<UInt8>) -> [[UInt64]] {
        var tables = tables()
        let words = (text.count + 63) / 64
        let buffers = (0..<7).map { _ in UnsafeMutablePointer<UInt64>.allocate(capacity: words + 1) }
        defer { for buffer in buffers { buffer.deallocate() } }
        for buffer in buffers { buffer.initialize(repeating: 0, count: words + 1) }
        var out = mbk_masks(
            digit: buffers[0], letter: buffers[1], wide: buffers[2], sign: buffers[3], han: buffers[4],
            newline: buffers[5], delimiter: buffers[6])
        text.withUnsafeBufferPointer { mbk_classify($0.baseAddress, $0.count, &tables, &out) }
        return buffers.map { Array(UnsafeBufferPointer(start: $0, count: words)) }
    }

    @Test func classificationAgrees() {
        var random = Random(state: 7)
        let sequences: [[UInt8]] = [[0xe4, 0xb8, 0x81], [0xef, 0xbc, 0x95], [0xe5, 0x9d, 0x80], [0xf0, 0x9f], [0x31], [0x41],
            [0x20, 0x20], [0xe3, 0x80, 0x80], [0x2c], [0x0a], [0xe3, 0x89, 0x80]]
        for length in Array(0...200) + [1023, 4096, 5000] {
            var text: [UInt8] = []
            while text.count < length + 3 {
                if random.next() % 2 == 0 {
                    text += sequences[Int(random.next()) % sequences.count]
                } else {
                    text.append(UInt8(truncatingIfNeeded: random.next()))
                }
            }
            let slice = text[3..<(3 + length)]
            #expect(mbk_use_kernel("scalar"))
            let expected = Self.classify(slice)
            for kernel in Self.kernels {
                #expect(mbk_use_kernel(kernel))
                #expect(Self.classify(slice) == expected, "\(kernel) at length \(length)")
            }
        }
        mbk_use_kernel(nil)
    }

    @Test func findingAgrees() {
        var random = Random(state: 13)
        let characters: [[UInt8]] = ["密", "稿", "內", "内", "閱", "阅", "★"].map { Array($0.utf8) }
        var set = mbk_characters()
        for (bucket, character) in characters.enumerated() { mbk_add_character(&set, UInt32(bucket * 2 % 16), character) }
        for length in Array(0...200) + [1023, 4096, 5000] {
            var text: [UInt8] = []
            while text.count < length + 3 {
                if random.next() % 2 == 0 {
                    text += characters[Int(random.next()) % characters.count]
                } else {
                    text.append(UInt8(truncatingIfNeeded: random.next()))
                }
            }
            let slice = Array(text[3..<(3 + length)])
            func find(_ kernel: String) -> [UInt64] {
                #expect(mbk_use_kernel(kernel))
                var mask = [UInt64](repeating: 0, count: (length + 63) / 64)
                mbk_find(slice, length, &set, &mask)
                return mask
            }
            let expected = find("scalar")
            for end in 2..<max(2, length) where characters.contains(Array(slice[(end - 2)...end])) {
                #expect(expected[end / 64] >> UInt64(end % 64) & 1 == 1)
            }
            for kernel in Self.kernels { #expect(find(kernel) == expected, "\(kernel) at length \(length)") }
        }
        mbk_use_kernel(nil)
    }

    /// Places of triggers among what may stand beside them: the same in every kernel, and none in whose word it stands is lost.
    @Test func triggerPlacesAgree() {
        var random = Random(state: 17)
        let pieces = ["密", "机", "秘", "★", "公布", "未公布", " ", "\u{200b}", "，", "甲", "A", "\n", "\u{3000}"].map { Array($0.utf8) }
        func scalar(_ text: String) -> UInt32 { text.unicodeScalars.first!.value }
        func table<Element>(_ count: Int, _ none: Element) -> UnsafeMutablePointer<Element> {
            let table = UnsafeMutablePointer<Element>.allocate(capacity: count)
            table.initialize(repeating: none, count: count)
            return table
        }
        let characters = table(1, mbk_characters())
        let numbers = table(0x10000, UInt8(0)), sides = table(3, UInt8(0))
        let left = table(3 * Int(MBK_BESIDE_WORDS), UInt64(0)), right = table(3 * Int(MBK_BESIDE_WORDS), UInt64(0))
        let pairs = table(Int(MBK_PAIR_WORDS), UInt64(0))
        defer {
            characters.deallocate()
            numbers.deallocate()
            sides.deallocate()
            for table in [left, right, pairs] { table.deallocate() }
        }
        for (bucket, trigger) in ["密", "布"].enumerated() {
            mbk_add_character(characters, UInt32(bucket), Array(trigger.utf8))
            numbers[Int(scalar(trigger))] = UInt8(bucket + 1)
        }
        // 机密 and 秘密; 未公布.
        sides[1] = UInt8(MBK_LEFT | MBK_SHORT)
        sides[2] = UInt8(MBK_LEFT | MBK_LEFT_LEFT)
        for (number, text) in [(1, "机"), (1, "秘"), (2, "公")] {
            let place = Int(mbk_beside_place(scalar(text)))
            left[number * Int(MBK_BESIDE_WORDS) + place >> 6] |= 1 << UInt64(place & 63)
        }
        let pair = Int(mbk_pair_place(2, UInt32(MBK_LEFT_LEFT), scalar("公"), scalar("未")))
        pairs[pair >> 6] |= 1 << UInt64(pair & 63)
        var triggers = mbk_triggers(characters: characters, numbers: numbers, sides: sides, left: left, right: right, pairs: pairs)
        for length in [0, 1, 5, 64, 65, 200, 4096] {
            for _ in 0..<20 {
                var text: [UInt8] = []
                while text.count < length { text += random.next() % 8 == 0 ? [UInt8(truncatingIfNeeded: random.next())] : pieces[Int(random.next()) % pieces.count] }
                func places(_ kernel: String) -> [UInt32] {
                    #expect(mbk_use_kernel(kernel))
                    var mask = [UInt64](repeating: 0, count: (text.count + 63) / 64)
                    var places = [UInt32](repeating: 0, count: text.count + 2)
                    return Array(places[..<mbk_trigger_places(text, 0, text.count, text.count, &triggers, &mask, &places)])
                }
                let expected = places("scalar")
                for word in ["机密", "秘密", "未公布"].map({ Array($0.utf8) }) where text.count >= word.count {
                    for start in 0...(text.count - word.count) where text[start..<(start + word.count)].elementsEqual(word) {
                        #expect(expected.contains(UInt32(start + word.count - 3)))
                    }
                }
                for kernel in Self.kernels { #expect(places(kernel) == expected, "\(kernel) at length \(length)") }
            }
        }
        mbk_use_kernel(nil)
    }

    @Test func lineSigns() {
        var random = Random(state: 19)
        let pieces = ["\t", "|", ",", "  ", " ", "\u{3000}", ":", "：", "，", "甲", "a", "。"].map { Array($0.utf8) }
        for _ in 0..<400 {
            let line = (0..<(random.next() % 12)).flatMap { _ in random.next() % 3 == 0 ? pieces[Int(random.next()) % pieces.count] : pieces[9] }
            let text = String(decoding: line, as: UTF8.self)
            let expected = [
                (MBK_TAB, text.contains("\t")), (MBK_BAR, text.contains("|")), (MBK_COMMA, text.contains(",")),
                (MBK_GAP, text.contains("  ") || text.contains("\u{3000}")), (MBK_COLON, text.contains(":") || text.contains("：")),
            ].reduce(0) { $1.1 ? $0 | Int($1.0) : $0 }
            #expect(Int(mbk_line_signs(line, line.count)) == expected, "\(text)")
        }
    }

    @Test func validationAgrees() {
        var random = Random(state: 11)
        let pieces: [[UInt8]] = [
            [0x41], [0xc3, 0xa9], [0xe4, 0xb8, 0xad], [0xf0, 0xa0, 0xae, 0xb7], [0x80], [0xe4, 0xb8], [0xed, 0xa0, 0x80],
            [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0xe0, 0x80, 0x80], [0xff],
        ]
        for round in 0..<2000 {
            var text: [UInt8] = []
            let good = round % 3 == 0 ? 4 : pieces.count
            for _ in 0..<(random.next() % 60) { text += pieces[Int(random.next()) % good] }
            #expect(mbk_use_kernel("scalar"))
            let expected = mbk_utf8_error(text, text.count)
            let starts = mbk_count_code_points(text, text.count)
            let digits = text.indices.count { at in
                text[at] &- 0x30 < 10 || at >= 2 && text[at] &- 0x90 < 10 && text[at - 1] == 0xbc && text[at - 2] == 0xef
            }
            for kernel in Self.kernels {
                #expect(mbk_use_kernel(kernel))
                #expect(mbk_utf8_error(text, text.count) == expected)
                #expect(mbk_count_digits(text, text.count) == digits)
                #expect(mbk_count_code_points(text, text.count) == starts)
            }
            #expect((expected == text.count) == (String(validating: text, as: UTF8.self) != nil))
        }
        mbk_use_kernel(nil)
    }
}

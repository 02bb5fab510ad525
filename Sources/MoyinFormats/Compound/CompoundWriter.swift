/// A compound file made anew ([MS-CFB], sectors of 512 bytes): nothing of its former self is between the streams.
struct CompoundWriter {
    private struct Node {
        var name: String
        var isStorage: Bool
        var classID: [UInt8]
        var state: Int
        var content: [UInt8] = []
        var children: [Int] = []
        // Where it comes to stand.
        var left = none, right = none, child = none, start = 0xffff_fffe
    }

    private static let none = 0xffff_ffff
    private static let end = 0xffff_fffe
    private var nodes: [Node]
    private var storages: [[String]: Int] = [[]: 0]

    init(classID: [UInt8]) { nodes = [Node(name: "Root Entry", isStorage: true, classID: classID, state: 0)] }

    /// Storages come before what is in them.
    ///
    /// - Parameter path: names of the storages on the way; one that was never added makes it part of the root.
    mutating func add(_ name: String, in path: [String], isStorage: Bool, classID: [UInt8], state: Int, _ content: [UInt8] = []) {
        let parent = storages[path] ?? 0
        nodes.append(Node(name: name, isStorage: isStorage, classID: classID, state: state, content: content))
        nodes[parent].children.append(nodes.count - 1)
        if isStorage { storages[path + [name]] = nodes.count - 1 }
    }

    func finish() -> [UInt8] {
        var nodes = nodes
        for index in nodes.indices where nodes[index].isStorage {
            let sorted = nodes[index].children.sorted { CompoundFile.isBefore(nodes[$0].name, nodes[$1].name) }
            nodes[index].child = Self.tree(sorted[...], &nodes)
        }
        var sectors: [UInt8] = []
        var table: [Int] = []
        /// Puts content into sectors of its own.
        func put(_ content: [UInt8]) -> Int {
            if content.isEmpty { return Self.end }
            let first = table.count, count = (content.count + 511) / 512
            for number in 0..<count { table.append(number == count - 1 ? Self.end : first + number + 1) }
            sectors += content
            sectors.pad(to: 512)
            return first
        }
        // What is small shares a stream of its own.
        var small: [UInt8] = []
        var smallTable: [Int] = []
        for index in nodes.indices where !nodes[index].isStorage {
            let content = nodes[index].content
            if content.count >= 4096 {
                nodes[index].start = put(content)
            } else if !content.isEmpty {
                let first = smallTable.count, count = (content.count + 63) / 64
                for number in 0..<count { smallTable.append(number == count - 1 ? Self.end : first + number + 1) }
                small += content
                small.pad(to: 64)
                nodes[index].start = first
            }
        }
        nodes[0].start = put(small)
        nodes[0].content = small
        let smallStart = put(Self.padded(smallTable))
        let folderStart = put(Self.folder(nodes))
        // The table tells of itself, too, and of the list of its sectors.
        var tableSectors = 0, listSectors = 0
        while true {
            let needed = (table.count + tableSectors + listSectors + 127) / 128
            let lists = needed > 109 ? (needed - 109 + 126) / 127 : 0
            if needed == tableSectors, lists == listSectors { break }
            (tableSectors, listSectors) = (needed, lists)
        }
        let tableStart = table.count
        for _ in 0..<tableSectors { table.append(0xffff_fffd) }
        let listStart = table.count
        for _ in 0..<listSectors { table.append(0xffff_fffc) }
        sectors += Self.padded(table)
        let numbers = Array(tableStart..<(tableStart + tableSectors))
        for list in 0..<listSectors {
            let from = 109 + 127 * list
            var part = Array(numbers[from..<min(numbers.count, from + 127)])
            while part.count < 127 { part.append(Self.none) }
            for number in part { sectors.append32(number) }
            sectors.append32(list == listSectors - 1 ? Self.end : listStart + list + 1)
        }
        return Self.head(numbers, folderStart, smallStart, (smallTable.count + 127) / 128, listSectors > 0 ? listStart : Self.end, listSectors) + sectors
    }

    private static func tree(_ sorted: ArraySlice<Int>, _ nodes: inout [Node]) -> Int {
        guard !sorted.isEmpty else { return none }
        let middle = sorted.startIndex + sorted.count / 2
        let node = sorted[middle]
        nodes[node].left = tree(sorted[..<middle], &nodes)
        nodes[node].right = tree(sorted[(middle + 1)...], &nodes)
        return node
    }

    /// Numbers up to the end of a sector.
    private static func padded(_ numbers: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in numbers { bytes.append32(number) }
        while bytes.count % 512 != 0 { bytes.append(0xff) }
        return bytes
    }

    private static func folder(_ nodes: [Node]) -> [UInt8] {
        var folder: [UInt8] = []
        for (index, node) in nodes.enumerated() {
            let name = Array(Array(node.name.utf8).utf16OfUTF8.prefix(62))
            var entry = name + [UInt8](repeating: 0, count: 64 - name.count)
            entry.append16(name.count + 2)
            // Every node is black: no reader minds.
            entry += [index == 0 ? 5 : node.isStorage ? 1 : 2, 1]
            for number in [node.left, node.right, node.child] { entry.append32(number) }
            entry += node.classID
            entry.append32(node.state)
            entry += [UInt8](repeating: 0, count: 16)
            entry.append32(node.isStorage && index > 0 ? 0 : node.start)
            entry.append32(node.content.count)
            entry.append32(0)
            folder += entry
        }
        while folder.count % 512 != 0 {
            folder += [UInt8](repeating: 0, count: 68)
            for _ in 0..<3 { folder.append32(none) }
            folder += [UInt8](repeating: 0, count: 48)
        }
        return folder
    }

    private static func head(_ table: [Int], _ folder: Int, _ small: Int, _ smallCount: Int, _ list: Int, _ listCount: Int) -> [UInt8] {
        var head: [UInt8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + [UInt8](repeating: 0, count: 16)
        for number in [0x3e, 3, 0xfffe, 9, 6, 0, 0, 0, 0, 0] { head.append16(number) }
        for number in [table.count, folder, 0, 4096, small, smallCount, list, listCount] { head.append32(number) }
        for index in 0..<109 { head.append32(index < table.count ? table[index] : none) }
        return head
    }
}

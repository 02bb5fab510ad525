/// On one line, and without characters that would drive a terminal.
package func displayed(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x0a: output += "\\n"
        case 0..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069:
            let hex = String(scalar.value, radix: 16)
            output += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        default: output.unicodeScalars.append(scalar)
        }
    }
    return output
}

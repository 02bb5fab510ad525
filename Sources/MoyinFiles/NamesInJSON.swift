/// Names of ours as JSON has them: `unreadPictures` as `unread_pictures`.
func snakeCase(_ name: String, _ joint: Character = "_") -> String {
    var output = ""
    for letter in name {
        if letter.isUppercase { output.append(joint) }
        output += letter.lowercased()
    }
    return output
}

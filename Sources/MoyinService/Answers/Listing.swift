internal import Moyin
internal import MoyinReports
internal import NIOCore

/// What the service knows, as `moyin rules list` shows it.
enum Listing {
    static func profiles(_ engine: Engine) -> ByteBuffer {
        var json = JSONText()
        json.raw("{\"profiles\":")
        json.list(engine.profiles) { json, profile in
            json.raw("{\"name\":")
            json.string(profile.name)
            json.raw(",\"alias\":")
            json.string(profile.alias)
            json.raw(",\"summary\":")
            json.string(say(profile.summary, profile.summaryEnglish))
            json.raw(",\"basis\":")
            json.strings(profile.basis)
            json.raw("}")
        }
        json.raw("}\n")
        return ByteBuffer(bytes: json.bytes)
    }

    static func rules(_ shelf: EngineShelf) -> ByteBuffer {
        var json = JSONText()
        json.raw("{\"rules\":")
        json.list(shelf.standard.rules) { json, rule in
            json.raw("{\"kind\":\"\(rule.kind.name)\",\"severity\":\"\(rule.severity.name)\",\"rule\":")
            json.string(rule.id)
            json.raw(",\"name\":")
            json.string(say(rule.nameChinese, rule.nameEnglish))
            json.raw("}")
        }
        // What requests may choose with `rules` and `names`.
        json.raw(",\"files\":")
        json.strings(shelf.ruleNames)
        json.raw(",\"name_lists\":")
        json.strings(shelf.listNames)
        json.raw("}\n")
        return ByteBuffer(bytes: json.bytes)
    }
}

internal import HTTPTypes
internal import Hummingbird
internal import Moyin
internal import MoyinReports
internal import NIOCore

/// What the service knows, as `moyin rules list` shows it.
enum Listing {
    static let endpoints = [
        Endpoint(.get, "/v1/profiles", scope: .check) { _, exchange in ServiceResponder.json(profiles(exchange.core.shelf.standard)) },
        Endpoint(.get, "/v1/rules", scope: .check) { _, exchange in ServiceResponder.json(rules(exchange.core.shelf)) },
        Endpoint(.get, "/v1/kinds", scope: .check) { _, exchange in ServiceResponder.json(kinds(exchange.core.shelf.standard)) },
    ]

    /// Every kind once, whichever rules find it, with the gravest severity of them.
    private static func kinds(_ engine: Engine) -> ByteBuffer {
        let byKind = Dictionary(grouping: engine.rules, by: \.kind)
        var json = JSONText()
        json.raw("{\"kinds\":")
        json.list(byKind.sorted { $0.key.name < $1.key.name }) { json, entry in
            let gravest = entry.value.max { $0.severity < $1.severity }
            json.raw("{\"kind\":\"\(entry.key.name)\",\"severity\":\"\((gravest ?? entry.value[0]).severity.name)\",\"rules\":")
            json.strings(entry.value.map(\.id))
            json.raw("}")
        }
        json.raw("}\n")
        return ByteBuffer(bytes: json.bytes)
    }

    private static func profiles(_ engine: Engine) -> ByteBuffer {
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

    private static func rules(_ shelf: EngineShelf) -> ByteBuffer {
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

internal import MoyinDocuments

/// Office Open XML, PresentationML (ECMA-376 part 1, clause 19): `pptx`.
struct SlideFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        let package = try OfficePackage(bytes, view, budget)
        guard let main = try package.mainPart(or: "ppt/presentation.xml") else { throw FileFailure(.damaged) }
        let show = Presentation()
        try XMLWalk.walk(package.hold(main), "ppt/presentation.xml", show, writes: false)
        let targets = Dictionary(try package.relationships(of: main.path).map { ($0.id, $0.target) }, uniquingKeysWith: { first, _ in first })
        for (index, relationship) in show.slides.enumerated() {
            guard let path = targets[relationship], let entry = package.entry(path), !package.isDone(entry) else { continue }
            let slide = HiddenSlide()
            let content = try package.part { () throws(FileFailure) in try package.archive.read(entry) }
            guard let content else {
                package.done(entry)
                continue
            }
            // Its first tag says whether it is shown; what is behind it reads below.
            _ = try? XMLWalk.walk(content, "ppt/slides", slide, writes: false)
            let place = Place(.slide, number: index + 1, hiding: slide.isHidden ? .hidden : .none)
            if slide.isHidden { view.beginAside("slide") }
            try package.walk(entry, SlideReader(view, place, show.size), content: content)
            if slide.isHidden { view.endAside() }
            for other in try package.relationships(of: path) where ["notesSlide", "comments"].contains(other.type) {
                guard let entry = package.entry(other.target), !package.isDone(entry) else { continue }
                view.beginAside("notes")
                try package.walk(entry, SlideReader(view, Place(other.type == "comments" ? .comment : .notes, number: index + 1), SlideReader.Size()))
                view.endAside()
            }
        }
        for entry in package.archive.entries where !entry.isFolder && !package.isDone(entry) {
            let kind = package.types.kind(entry.path)
            let carrier: Carrier
            switch kind.hasPrefix("presentationml.") ? String(kind.dropFirst("presentationml.".utf8.count)) : kind {
            case "slideMaster", "slideLayout", "notesMaster", "handoutMaster": carrier = .master
            // A slide that the show does not list is there all the same.
            case "slide": carrier = .unusedPart
            case "notesSlide": carrier = .notes
            case "comments", "powerpoint.comments": carrier = .comment
            default: continue
            }
            view.beginAside("master")
            try package.walk(entry, SlideReader(view, Place(carrier), SlideReader.Size()))
            view.endAside()
        }
        try package.walkRest()
        return try package.copy()
    }
}

/// The order of the slides, and their size.
private final class Presentation: XMLHandler {
    private(set) var slides: [String] = []
    private(set) var size = SlideReader.Size()

    func start(_ tag: XMLTag) {
        switch tag.name {
        case "sldId":
            // `id` alone is a number; with a prefix it names the relationship.
            if let index = (0..<tag.attributeCount).first(where: { tag.attribute($0) == "id" && tag.hasPrefix($0, "r") }) {
                slides.append(String(decoding: tag.value(index), as: UTF8.self))
            }
        case "sldSz": size = SlideReader.Size(width: tag.number("cx") ?? 0, height: tag.number("cy") ?? 0)
        default: break
        }
    }
}

/// Whether a slide is left out of the show.
private final class HiddenSlide: XMLHandler {
    private(set) var isHidden = false
    func start(_ tag: XMLTag) { if tag.name == "sld", tag["show"] != nil { isHidden = !tag.isOn("show") } }}

internal import MoyinDocuments

/// Office Open XML, PresentationML (ECMA-376 part 1, clause 19): `pptx`.
struct SlideFormat: Format {
    var writing: FileDocument.Writing { .text }

    func walk(_ bytes: [UInt8], _ type: FileType, _ view: DocumentView, _ budget: UnpackingBudget) throws(FileFailure) -> [UInt8]? {
        var package = try OfficePackage(bytes, view, budget)
        let archive = package.archive
        guard let part = archive.entry("ppt/presentation.xml") else { throw FileFailure(.damaged) }
        let show = Presentation()
        try XMLWalk.walk(archive.read(part), "ppt/presentation.xml", show, writes: false)
        let targets = try Relationships.of("ppt/presentation.xml", in: archive)
        for (index, relationship) in show.slides.enumerated() {
            guard let path = targets[relationship], let entry = archive.entry(path) else { continue }
            let slide = HiddenSlide()
            try XMLWalk.walk(archive.read(entry), "ppt/slides", slide, writes: false)
            let place = Place(.slide, number: index + 1, hiding: slide.isHidden ? .hidden : .none)
            if slide.isHidden { view.beginAside("slide") }
            try package.walk(entry, SlideReader(view, place, show.size))
            if slide.isHidden { view.endAside() }
            for other in try Relationships.of(path, in: archive).values.sorted() {
                guard let entry = archive.entry(other), other.hasSuffix(".xml") else { continue }
                let isNote = other.hasPrefix("ppt/notesSlides/")
                guard isNote || other.hasPrefix("ppt/comments/") else { continue }
                view.beginAside("notes")
                try package.walk(entry, SlideReader(view, Place(isNote ? .notes : .comment, number: index + 1), SlideReader.Size()))
                view.endAside()
            }
        }
        for entry in archive.entries where entry.path.hasPrefix("ppt/") && entry.path.hasSuffix(".xml") {
            let isSlide = entry.path.hasPrefix("ppt/slides/")
            let isMaster = ["ppt/slideMasters/", "ppt/slideLayouts/", "ppt/notesMasters/", "ppt/handoutMasters/"].contains { entry.path.hasPrefix($0) }
            guard isSlide || isMaster else { continue }
            // A slide that the show does not list is there all the same.
            view.beginAside("master")
            try package.walk(entry, SlideReader(view, Place(isMaster ? .master : .unusedPart), SlideReader.Size()))
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

    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }
}

/// Whether a slide is left out of the show.
private final class HiddenSlide: XMLHandler {
    private(set) var isHidden = false
    func start(_ tag: XMLTag) { if tag.name == "sld", tag["show"] != nil { isHidden = !tag.isOn("show") } }
    func end(_ name: XMLName) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8]? { nil }
}

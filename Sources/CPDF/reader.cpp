// Opening, and the pages by Poppler.
#include "contents.h"
#include "document.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GlobalParams.h>
#include <OptionalContent.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace {

void prepare() {
    static std::once_flag once;
    std::call_once(once, [] {
        globalParams = std::make_unique<GlobalParams>();
        globalParams->setErrQuiet(true);
        // What it would say may hold text of the file.
        setErrorCallback([](ErrorCategory, Goffset, const char *) {});
    });
}

bool stops(void *collector) { return static_cast<Collector *>(collector)->stops(); }

/// Appearances of the annotations of a page, as the writer meets them again: by annotation, then by key, then by state.
void drawAnnotations(PDFDoc &doc, Page *page, Gfx *gfx, Collector &out) {
    const Object list = page->getAnnotsObject();
    if (!list.isArray()) return;
    OCGs *layers = doc.getCatalog()->getOptContentConfig();
    for (int i = 0; i < list.arrayGetLength() && !out.stops(); ++i) {
        const Object annotation = list.arrayGet(i);
        if (!annotation.isDict()) continue;
        const Object rect = annotation.dictLookup("Rect"), appearances = annotation.dictLookup("AP");
        if (!appearances.isDict() || !rect.isArray() || rect.arrayGetLength() != 4) continue;
        double box[4];
        bool ok = true;
        for (int k = 0; k < 4; ++k) {
            const Object value = rect.arrayGet(k);
            ok = ok && value.isNum();
            box[k] = ok ? value.getNum() : 0;
        }
        if (!ok) continue;
        if (box[0] > box[2]) std::swap(box[0], box[2]);
        if (box[1] > box[3]) std::swap(box[1], box[3]);
        if (box[0] == box[2]) box[2] += 1;
        if (box[1] == box[3]) box[3] += 1;
        const Object flags = annotation.dictLookup("F"), subtype = annotation.dictLookup("Subtype"), state = annotation.dictLookup("AS");
        bool hidden = (flags.isInt() && (flags.getInt() & (2 | 32))) || subtype.isName("Popup");
        const Object &layer = annotation.dictLookupNF("OC");
        if (layers && !layer.isNull() && !layers->optContentIsVisible(&layer)) hidden = true;
        for (const char *key : { "N", "D", "R" }) {
            const Object appearance = appearances.dictLookup(key);
            const auto draw = [&](const Object &stream, bool shown) {
                out.forcedFlags = MOYIN_PDF_ANNOTATION;
                out.forcedHiding = hidden || !shown ? MOYIN_PDF_HIDDEN : 0;
                Object copy = stream.copy();
                gfx->drawAnnot(&copy, nullptr, nullptr, box[0], box[1], box[2], box[3], 0);
                out.forcedFlags = 0;
                out.forcedHiding = 0;
            };
            if (appearance.isStream()) {
                draw(appearance, *key == 'N');
            } else if (appearance.isDict()) {
                std::vector<std::string> names;
                for (int k = 0; k < appearance.dictGetLength(); ++k) names.push_back(appearance.dictGetKey(k));
                std::sort(names.begin(), names.end());
                for (const std::string &name : names) {
                    const Object stream = appearance.dictLookup(name.c_str());
                    if (stream.isStream()) draw(stream, *key == 'N' && state.isName(name.c_str()));
                }
            }
        }
    }
}

/// What no page shows, drawn for itself.
std::unique_ptr<Collector> collectOrphan(moyin_pdf &pdf, int number) {
    auto out = std::make_unique<Collector>(pdf.limits, *pdf.deadline, nullptr);
    out->forcedHiding = MOYIN_PDF_HIDDEN;
    out->forcedFlags = MOYIN_PDF_UNPROVABLE;
    Object object = pdf.poppler->getXRef()->fetch(number, 0);
    Dict *dict = object.isStream() ? object.streamGetDict() : object.isDict() ? object.getDict() : nullptr;
    if (dict) {
        Object resources = dict->lookup("Resources"), contents = object.isStream() ? object.copy() : dict->lookup("Contents");
        PDFRectangle box(0, 0, 612, 792);
        Gfx gfx(pdf.poppler.get(), out.get(), 1, resources.isDict() ? resources.getDict() : nullptr, 72, 72, &box, nullptr, 0, stops, out.get());
        if (contents.isStream() || contents.isArray()) gfx.display(&contents);
    }
    out->finish();
    return out;
}

/// Whether qpdf, where it has to look for the objects line by line, would read the same bytes over and over: at each line it
/// passes over all blank lines and comments that follow.
bool stalls(const uint8_t *bytes, size_t count) {
    const uint64_t most = 4'000'000'000;
    uint64_t read = 0, run = 0;
    size_t start = 0;
    while (start < count) {
        size_t next = start;
        while (next < count && (bytes[next] == ' ' || bytes[next] == '\t' || bytes[next] == '\f' || bytes[next] == 0)) ++next;
        const bool isPassed = next < count && (bytes[next] == '\n' || bytes[next] == '\r' || bytes[next] == '%');
        while (next < count && bytes[next] != '\n' && bytes[next] != '\r') ++next;
        ++next;
        run = isPassed ? run + (next - start) : 0;
        read += run;
        if (read > most) return true;
        start = next;
    }
    return false;
}

std::unique_ptr<Collector> collect(moyin_pdf &pdf, Page *page, PageContents &contents, const std::vector<uint8_t> *covered) {
    auto out = std::make_unique<Collector>(pdf.limits, *pdf.deadline, covered);
    std::unique_ptr<Gfx> gfx(page->createGfx(out.get(), 72, 72, 0, false, true, -1, -1, -1, -1, false, stops, out.get()));
    contents.draw(*gfx);
    drawAnnotations(*pdf.poppler, page, gfx.get(), *out);
    gfx.reset();
    out->finish();
    return out;
}

} // namespace

extern "C" moyin_pdf *moyin_pdf_open(const uint8_t *bytes, size_t count, moyin_pdf_limits limits, int *status) {
    prepare();
    *status = MOYIN_PDF_TOO_LARGE;
    if (stalls(bytes, count)) return nullptr;
    *status = MOYIN_PDF_DAMAGED;
    try {
        auto pdf = std::make_unique<moyin_pdf>();
        pdf->bytes = bytes;
        pdf->count = count;
        pdf->limits = limits;
        pdf->poppler = std::make_unique<PDFDoc>(new MemStream(reinterpret_cast<const char *>(bytes), 0, Goffset(count), Object(objNull)));
        if (!pdf->poppler->isOk()) {
            if (pdf->poppler->getErrorCode() == errEncrypted) *status = MOYIN_PDF_ENCRYPTED;
            return nullptr;
        }
        const int pages = pdf->poppler->getNumPages();
        if (pages > 0 && uint32_t(pages) > limits.pages) {
            *status = MOYIN_PDF_TOO_LARGE;
            return nullptr;
        }
        *status = MOYIN_PDF_OK;
        return pdf.release();
    } catch (...) {
        return nullptr;
    }
}

extern "C" void moyin_pdf_close(moyin_pdf *pdf) { delete pdf; }

extern "C" uint32_t moyin_pdf_page_count(moyin_pdf *pdf) { return uint32_t(std::max(0, pdf->poppler->getNumPages())); }

extern "C" const moyin_pdf_page *moyin_pdf_read_page(moyin_pdf *pdf, uint32_t number) {
    static const moyin_pdf_page damaged = [] {
        moyin_pdf_page page {};
        page.status = MOYIN_PDF_DAMAGED;
        return page;
    }();
    try {
        pdf->settle();
        pdf->collector.reset();
        pdf->current = number;
        const uint32_t pages = moyin_pdf_page_count(pdf);
        if (number >= pages) {
            if (number - pages >= pdf->orphans.size()) return &damaged;
            pdf->deadline = std::make_unique<Deadline>(pdf->limits.page_seconds);
            pdf->collector = collectOrphan(*pdf, pdf->orphans[number - pages]);
            return &pdf->collector->page;
        }
        Page *page = pdf->poppler->getPage(int(number) + 1);
        if (!page || !page->isOk()) return &damaged;
        pdf->deadline = std::make_unique<Deadline>(pdf->limits.page_seconds);
        PageContents contents(page, pdf->limits.stream_bytes, *pdf->deadline);
        if (contents.isTooLarge) {
            static const moyin_pdf_page tooLarge = [] {
                moyin_pdf_page page {};
                page.status = MOYIN_PDF_TOO_LARGE;
                return page;
            }();
            return &tooLarge;
        }
        auto first = collect(*pdf, page, contents, nullptr);
        if (first->hasCovered && first->page.status == MOYIN_PDF_OK) {
            // Once more, so that what is covered does not stand between what is not.
            std::vector<uint8_t> hiding(first->chars.size());
            std::vector<uint8_t> flags(first->chars.size());
            for (size_t i = 0; i < hiding.size(); ++i) hiding[i] = first->chars[i].hiding, flags[i] = first->chars[i].flags;
            auto second = collect(*pdf, page, contents, &hiding);
            if (second->chars.size() == first->chars.size() && second->page.status == MOYIN_PDF_OK) {
                for (size_t i = 0; i < flags.size(); ++i) second->chars[i].flags |= flags[i] & MOYIN_PDF_SCAN;
                first = std::move(second);
            }
        }
        pdf->forms.insert(first->forms.begin(), first->forms.end());
        pdf->digits.judge(*pdf, *first);
        pdf->notePictures(*first);
        for (uint32_t i = 0; i < first->page.mark_count; ++i) {
            const moyin_pdf_bytes text = first->page.marks[i].text;
            pdf->marks.emplace(reinterpret_cast<const char *>(text.bytes), text.count);
        }
        pdf->collector = std::move(first);
        return &pdf->collector->page;
    } catch (...) {
        pdf->collector.reset();
        return &damaged;
    }
}

PageChanges &moyin_pdf::change() {
    PageChanges &changes = this->changes[current];
    if (!removed.empty() || !collector) return changes;
    removed.resize(std::max<size_t>(1, collector->chars.size()));
    changes.strings = collector->strings;
    changes.frame = { collector->fromPage, collector->page.width, collector->page.height };
    return changes;
}

PageChanges &moyin_pdf::changeAsPicture(uint32_t page) {
    PageChanges &changes = this->changes[page];
    const auto frame = frames.find(page);
    if (frame != frames.end()) changes.frame = frame->second;
    changes.asPicture = true;
    return changes;
}

void moyin_pdf::settle() {
    if (removed.empty() || !collector) return;
    PageChanges &changes = this->changes[current];
    for (size_t i = 0; i < collector->chars.size(); ++i) {
        const moyin_pdf_char &c = collector->chars[i];
        if (!removed[i]) changes.kept.push_back({ c.text_count ? collector->page.texts[c.text] : 0, c.box.x0, c.box.y0 });
    }
    removed.clear();
}

extern "C" void moyin_pdf_remove(moyin_pdf *pdf, uint32_t character) {
    if (!pdf->collector || character >= pdf->collector->chars.size()) return;
    Collector &page = *pdf->collector;
    PageChanges &changes = pdf->change();
    for (uint32_t next = character + 1, turns = 0; next != 0 && turns < 1000; next = page.chars[next - 1].twin, ++turns) {
        const uint32_t i = next - 1;
        if (pdf->removed[i]) continue;
        pdf->removed[i] = true;
        const moyin_pdf_char &c = page.chars[i];
        changes.removals.push_back({ c.string, c.offset, c.bytes, c.advance });
        if (!c.hiding) changes.boxes.push_back(c.box);
        if (c.flags & (MOYIN_PDF_SCAN | MOYIN_PDF_UNPROVABLE)) changes.asPicture = true;
    }
}

extern "C" void moyin_pdf_unmark(moyin_pdf *pdf) { pdf->change(); }

extern "C" void moyin_pdf_blacken(moyin_pdf *pdf, moyin_pdf_box place) {
    PageChanges &changes = pdf->change();
    changes.boxes.push_back(place);
    changes.asPicture = true;
}

extern "C" uint32_t moyin_pdf_orphan_count(moyin_pdf *pdf) {
    try {
        QPDF &qpdf = *pdf->open();
        pdf->orphans.clear();
        std::set<int> shown = pdf->forms;
        // Pages as Poppler counts them: qpdf may know of others, which nobody has read.
        std::set<int> pages;
        for (uint32_t i = 0, count = moyin_pdf_page_count(pdf); i < count; ++i) {
            Page *page = pdf->poppler->getPage(int(i) + 1);
            if (page) pages.insert(page->getRef().num);
        }
        shown.insert(pages.begin(), pages.end());
        for (QPDFObjectHandle page : qpdf.getAllPages()) {
            if (!pages.count(page.getObjectID())) continue;
            QPDFObjectHandle notes = page.getKey("/Annots");
            for (int i = 0; notes.isArray() && i < notes.getArrayNItems(); ++i) {
                QPDFObjectHandle looks = notes.getArrayItem(i).isDictionary() ? notes.getArrayItem(i).getKey("/AP") : QPDFObjectHandle::newNull();
                if (!looks.isDictionary()) continue;
                for (const std::string &key : looks.getKeys()) {
                    QPDFObjectHandle look = looks.getKey(key);
                    if (look.isStream()) shown.insert(look.getObjectID());
                    if (!look.isDictionary()) continue;
                    for (const std::string &state : look.getKeys()) {
                        if (look.getKey(state).isStream()) shown.insert(look.getKey(state).getObjectID());
                    }
                }
            }
        }
        for (QPDFObjectHandle object : pdf->telling()) {
            if (shown.count(object.getObjectID())) continue;
            if (object.isStream() ? object.getDict().getKey("/Subtype").isNameAndEquals("/Form") : object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Page")) {
                pdf->orphans.push_back(object.getObjectID());
            }
        }
        return uint32_t(pdf->orphans.size());
    } catch (...) {
        return 0;
    }
}

extern "C" uint8_t *moyin_pdf_render(moyin_pdf *pdf, uint32_t number, double dpi, uint32_t pixels, uint32_t *width, uint32_t *height) {
    try {
        Page *page = pdf->poppler->getPage(int(number) + 1);
        if (!page || !page->isOk()) return nullptr;
        const double area = page->getCropWidth() * page->getCropHeight() / 72 / 72;
        if (!(area > 0) || !std::isfinite(area)) return nullptr;
        dpi = std::min(dpi, std::sqrt(pixels / area));
        SplashColor paper;
        paper[0] = 255;
        SplashOutputDev out(splashModeMono8, 1, false, paper);
        out.setFontAntialias(true);
        out.setVectorAntialias(true);
        out.startDoc(pdf->poppler.get());
        Deadline deadline(pdf->limits.page_seconds);
        pdf->poppler->displayPage(&out, int(number) + 1, dpi, dpi, 0, false, true, false, [](void *d) { return static_cast<Deadline *>(d)->passed(); }, &deadline);
        SplashBitmap *bitmap = out.getBitmap();
        if (!bitmap || bitmap->getWidth() <= 0 || deadline.passed()) return nullptr;
        *width = uint32_t(bitmap->getWidth());
        *height = uint32_t(bitmap->getHeight());
        auto *gray = static_cast<uint8_t *>(malloc(size_t(*width) * *height));
        if (!gray) return nullptr;
        for (uint32_t y = 0; y < *height; ++y) memcpy(gray + size_t(y) * *width, bitmap->getDataPtr() + size_t(y) * bitmap->getRowSize(), *width);
        return gray;
    } catch (...) {
        return nullptr;
    }
}

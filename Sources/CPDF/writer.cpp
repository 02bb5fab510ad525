// The copy: pages without what leaves them, a fresh file without anything that is not needed.
#include "content.h"
#include "needles.h"
#include "pictures.h"

#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

using Handle = QPDFObjectHandle;

namespace {

/// Dots an inch of a page that is rebuilt as a picture, and pixels that it may have.
constexpr double pictureDPI = 200;
constexpr double picturePixels = 24e6;

/// The page as a picture with the places blackened in its pixels; nothing else of it is left.
bool rebuild(moyin_pdf &pdf, QPDF &qpdf, Handle page, uint32_t number, const PageChanges &changes) {
    Page *shown = pdf.poppler->getPage(int(number) + 1);
    if (!shown) return false;
    const double area = changes.frame.width * changes.frame.height / 72 / 72;
    if (!(area > 0) || !std::isfinite(area)) return false;
    const double dpi = std::min(pictureDPI, std::sqrt(picturePixels / area));
    SplashColor paper = { 255, 255, 255 };
    SplashOutputDev out(splashModeRGB8, 1, false, paper);
    out.setFontAntialias(true);
    out.setVectorAntialias(true);
    out.startDoc(pdf.poppler.get());
    Deadline deadline(pdf.limits.page_seconds);
    pdf.poppler->displayPage(&out, int(number) + 1, dpi, dpi, 0, false, true, false, [](void *d) { return static_cast<Deadline *>(d)->passed(); }, &deadline);
    SplashBitmap *bitmap = out.getBitmap();
    if (!bitmap || bitmap->getWidth() <= 0 || deadline.passed()) return false;
    const int width = bitmap->getWidth(), height = bitmap->getHeight();
    std::string pixels;
    pixels.reserve(size_t(width) * height * 3);
    for (int y = 0; y < height; ++y) pixels.append(reinterpret_cast<char *>(bitmap->getDataPtr()) + size_t(y) * bitmap->getRowSize(), size_t(width) * 3);
    std::vector<moyin_pdf_box> boxes = coveredPlaces(pdf, number);
    boxes.insert(boxes.end(), changes.boxes.begin(), changes.boxes.end());
    for (const moyin_pdf_box &box : boxes) {
        const double by = dpi / 72;
        const int x0 = std::clamp(int(std::floor(box.x0 * by)) - 1, 0, width), x1 = std::clamp(int(std::ceil(box.x1 * by)) + 1, 0, width);
        const int y0 = std::clamp(int(std::floor(box.y0 * by)) - 1, 0, height), y1 = std::clamp(int(std::ceil(box.y1 * by)) + 1, 0, height);
        for (int y = y0; y < y1; ++y) {
            if (x1 > x0) memset(pixels.data() + (size_t(y) * width + x0) * 3, 0, size_t(x1 - x0) * 3);
        }
    }
    const bool isGray = [&] {
        for (size_t i = 0; i < pixels.size(); i += 3) {
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return false;
        }
        return true;
    }();
    if (isGray) {
        for (size_t i = 0; 3 * i < pixels.size(); ++i) pixels[i] = pixels[3 * i];
        pixels.resize(size_t(width) * height);
    }
    Handle image = qpdf.newStream(pixels);
    Handle dict = image.getDict();
    dict.replaceKey("/Type", Handle::newName("/XObject"));
    dict.replaceKey("/Subtype", Handle::newName("/Image"));
    dict.replaceKey("/Width", Handle::newInteger(width));
    dict.replaceKey("/Height", Handle::newInteger(height));
    dict.replaceKey("/ColorSpace", Handle::newName(isGray ? "/DeviceGray" : "/DeviceRGB"));
    dict.replaceKey("/BitsPerComponent", Handle::newInteger(8));

    Handle notes = page.getKey("/Annots");
    if (notes.isArray()) {
        // Fields may still be reached through the form; what they look like may not.
        for (int i = 0; i < notes.getArrayNItems(); ++i) {
            if (notes.getArrayItem(i).isDictionary()) notes.getArrayItem(i).removeKey("/AP");
        }
    }
    for (const std::string &key : page.getKeys()) {
        if (key != "/Type" && key != "/Parent") page.removeKey(key);
    }
    const std::string w = QUtil::double_to_string(changes.frame.width, 2), h = QUtil::double_to_string(changes.frame.height, 2);
    Handle resources = Handle::parse("<< /XObject << >> >>");
    resources.getKey("/XObject").replaceKey("/P", image);
    page.replaceKey("/Resources", resources);
    page.replaceKey("/MediaBox", Handle::parse("[0 0 " + w + " " + h + "]"));
    page.replaceKey("/Contents", qpdf.newStream("q " + w + " 0 0 " + h + " 0 0 cm /P Do Q\n"));
    return true;
}

/// What tells of authors and programs, and what shows the pages as they were.
void clean(moyin_pdf &pdf, QPDF &qpdf, bool properties) {
    Handle trailer = qpdf.getTrailer(), root = qpdf.getRoot(), info = trailer.getKey("/Info");
    if (properties && info.isDictionary()) {
        for (const std::string &key : info.getKeys()) {
            if (key != "/Title" && key != "/Subject" && key != "/Keywords") info.removeKey(key);
        }
    }
    for (const char *key : { "/Perms", "/DSS", "/SpiderInfo" }) root.removeKey(key);
    Handle form = root.getKey("/AcroForm");
    if (form.isDictionary()) {
        if (pdf.traits & MOYIN_PDF_SIGNED) form.removeKey("/SigFlags");
        if (pdf.dropsForms) form.removeKey("/XFA");
    }
    for (Handle object : qpdf.getAllObjects()) {
        Handle dict = object.isStream() ? object.getDict() : object;
        if (!dict.isDictionary()) continue;
        for (const char *key : { "/Thumb", "/PieceInfo", "/Metadata", "/LastModified" }) {
            if (dict.hasKey(key)) dict.removeKey(key);
        }
        if (dict.getKey("/FT").isNameAndEquals("/Sig")) dict.removeKey("/V");
    }
}

bool finds(const std::string &in, const Needles &values) { return values.isIn(in); }

bool finds(Handle item, const Needles &values, int depth) {
    if (depth > 100) return true;
    if (item.isString()) return finds(item.getStringValue(), values);
    if (item.isName()) return finds(item.getName(), values);
    if (item.isArray()) {
        for (int i = 0; i < item.getArrayNItems(); ++i) {
            Handle element = item.getArrayItem(i);
            if (!element.isIndirect() && finds(element, values, depth + 1)) return true;
        }
    }
    if (item.isDictionary()) {
        for (const std::string &key : item.getKeys()) {
            Handle value = item.getKey(key);
            if (finds(key, values) || (!value.isIndirect() && finds(value, values, depth + 1))) return true;
        }
    }
    return false;
}

/// A value as a file may hold it: UTF-8, UTF-16 both ways round, PDFDocEncoding.
void spell(const moyin_pdf_bytes &bytes, Needles &out) {
    const std::string value(reinterpret_cast<const char *>(bytes.bytes), bytes.count);
    if (value.empty()) return;
    const std::string wide = QUtil::utf8_to_utf16(value).substr(2);
    std::string swapped = wide, single;
    for (size_t k = 0; k + 1 < swapped.size(); k += 2) std::swap(swapped[k], swapped[k + 1]);
    for (const std::string &spelling : { value, wide, swapped }) out.add(spelling, 0);
    if (QUtil::utf8_to_pdf_doc(value, single) && single != value) out.add(single, 0);
}

/// Whether any string or stream of the copy has a value in it, or it cannot be told.
bool contains(const std::string &copy, const moyin_pdf_limits &limits, const Needles &values) {
    auto qpdf = QPDF::create();
    qpdf->setSuppressWarnings(true);
    qpdf->processMemoryFile("copy", copy.data(), copy.size());
    for (Handle object : qpdf->getAllObjects()) {
        if (!object.isStream()) {
            if (finds(object, values, 0)) return true;
            continue;
        }
        Handle dict = object.getDict();
        if (finds(dict, values, 0)) return true;
        // Pixels and outlines of glyphs are no text; by chance they may look like any.
        Handle subtype = dict.getKey("/Subtype");
        if (subtype.isNameAndEquals("/Image") || subtype.isNameAndEquals("/Type1C") || subtype.isNameAndEquals("/CIDFontType0C") || subtype.isNameAndEquals("/OpenType")) continue;
        if (dict.hasKey("/Length1")) continue;
        std::string data;
        if (!unpack(object, limits.stream_bytes, data) || finds(data, values)) return true;
    }
    return qpdf->anyWarnings();
}

/// Whether what stays on a page stands where it stood and nothing else does.
bool isAsExpected(moyin_pdf &copy, uint32_t number, const PageChanges &changes) {
    const moyin_pdf_page *page = moyin_pdf_read_page(&copy, number);
    if (page->status != MOYIN_PDF_OK) return false;
    if (changes.asPicture) return page->char_count == 0;
    if (page->char_count != changes.kept.size()) return false;
    for (uint32_t i = 0; i < page->char_count; ++i) {
        const moyin_pdf_char &c = page->chars[i];
        const PageChanges::Kept &kept = changes.kept[i];
        if ((c.text_count ? page->texts[c.text] : 0) != kept.unicode) return false;
        if (std::fabs(c.box.x0 - kept.x) > 0.6 || std::fabs(c.box.y0 - kept.y) > 0.6) return false;
    }
    return true;
}

std::string write(QPDF &qpdf) {
    QPDFWriter writer(qpdf);
    writer.setOutputMemory();
    writer.setPreserveEncryption(false);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
}

} // namespace

extern "C" uint8_t *moyin_pdf_write(moyin_pdf *pdf, int cleans_properties, const moyin_pdf_bytes *values, size_t value_count, size_t *count, int *status) {
    *status = MOYIN_PDF_CANNOT_WRITE;
    try {
        pdf->settle();
        QPDF &qpdf = *pdf->open();
        qpdf.pushInheritedAttributesToPage();
        std::vector<Handle> pages = qpdf.getAllPages();
        if (pages.size() != moyin_pdf_page_count(pdf)) return nullptr;
        bool changesForms = false;
        const auto rebuildPage = [&](uint32_t number, PageChanges &changes) {
            changes.asPicture = true;
            changesForms = true;
            return rebuild(*pdf, qpdf, pages[number], number, changes);
        };
        if (!coverPictures(*pdf, qpdf)) return nullptr;
        for (auto &[number, changes] : pdf->changes) {
            if (number >= pages.size()) {
                // A form or page that is not shown: all of it goes.
                if (number - pages.size() >= pdf->orphans.size()) return nullptr;
                Handle object = qpdf.getObject(pdf->orphans[number - pages.size()], 0);
                if (object.isStream()) object.replaceStreamData("", Handle::newNull(), Handle::newNull());
                if (object.isDictionary()) object.removeKey("/Contents"), object.removeKey("/Annots");
                continue;
            }
            if (!changes.asPicture) {
                Deadline deadline(pdf->limits.page_seconds);
                ContentWalk walk(qpdf, pdf->limits, &changes, deadline);
                walk.rewrite(pages[number]);
                changes.asPicture = !walk.isProved();
                changesForms = changesForms || walk.changesForms;
            }
            if (changes.asPicture && !rebuildPage(number, changes)) return nullptr;
        }
        clean(*pdf, qpdf, cleans_properties != 0);
        Needles spelled;
        for (size_t i = 0; i < value_count; ++i) spell(values[i], spelled);
        // What cannot be proved of a page as it is written can be of its picture.
        for (int turn = 0; turn < 3; ++turn) {
            if (changesForms) {
                for (Handle page : pages) {
                    Deadline deadline(pdf->limits.page_seconds);
                    ContentWalk(qpdf, pdf->limits, nullptr, deadline).prune(page);
                }
            }
            const std::string out = write(qpdf);
            int opened;
            std::unique_ptr<moyin_pdf> copy(moyin_pdf_open(reinterpret_cast<const uint8_t *>(out.data()), out.size(), pdf->limits, &opened));
            if (!copy || moyin_pdf_page_count(copy.get()) != pages.size()) return nullptr;
            bool isProved = true;
            for (auto &[number, changes] : pdf->changes) {
                if (number >= pages.size() || isAsExpected(*copy, number, changes)) continue;
                isProved = false;
                if (changes.asPicture || !rebuildPage(number, changes)) return nullptr;
            }
            for (const auto &[number, places] : pdf->covered) {
                const auto changed = pdf->changes.find(number);
                if ((changed != pdf->changes.end() && changed->second.asPicture) || isCovered(*copy, number, places)) continue;
                isProved = false;
                if (number >= pages.size() || !rebuildPage(number, pdf->changeAsPicture(number))) return nullptr;
            }
            if (isProved && contains(out, pdf->limits, spelled)) {
                isProved = false;
                bool any = false;
                for (auto &[number, changes] : pdf->changes) {
                    if (number >= pages.size() || changes.asPicture) continue;
                    any = true;
                    if (!rebuildPage(number, changes)) return nullptr;
                }
                if (!any) return nullptr;
            }
            if (!isProved) continue;
            auto *bytes = static_cast<uint8_t *>(malloc(std::max<size_t>(1, out.size())));
            if (!bytes) return nullptr;
            memcpy(bytes, out.data(), out.size());
            *count = out.size();
            *status = MOYIN_PDF_OK;
            return bytes;
        }
        return nullptr;
    } catch (...) {
        return nullptr;
    }
}

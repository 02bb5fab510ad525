#include "pictures.h"

#include <Gfx.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

using Handle = QPDFObjectHandle;

namespace {

/// Draws pictures and nothing else: what is written over them stands on the page already, and what clips, veils or covers
/// them is no reason not to see it.
class PictureDevice : public SplashOutputDev {
public:
    PictureDevice() : SplashOutputDev(splashModeMono8, 1, false, paper()) {}

    bool interpretType3Chars() override { return false; }
    void stroke(GfxState *) override {}
    void fill(GfxState *) override {}
    void eoFill(GfxState *) override {}
    void clip(GfxState *) override {}
    void eoClip(GfxState *) override {}
    void clipToStrokePath(GfxState *) override {}
    bool functionShadedFill(GfxState *, GfxFunctionShading *) override { return true; }
    bool axialShadedFill(GfxState *, GfxAxialShading *, double, double) override { return true; }
    bool radialShadedFill(GfxState *, GfxRadialShading *, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState *, GfxGouraudTriangleShading *) override { return true; }
    void drawChar(GfxState *, double, double, double, double, double, double, CharCode, int, const Unicode *, int) override {}
    void endTextObject(GfxState *) override {}
    // What is painted through a stencil is black on white, whatever its colour.
    void updateFillColorSpace(GfxState *) override {}
    void updateFillColor(GfxState *) override {}
    void updateFillOpacity(GfxState *) override {}
    void updateBlendMode(GfxState *) override {}
    void updateTransfer(GfxState *) override {}
    void setSoftMask(GfxState *state, const double *box, bool alpha, Function *transfer, GfxColor *backdrop) override {
        SplashOutputDev::setSoftMask(state, box, alpha, transfer, backdrop);
        SplashOutputDev::clearSoftMask(state);
    }
    bool tilingPatternFill(
        GfxState *, Gfx *gfx, Catalog *, GfxTilingPattern *pattern, const double *matrix, int, int, int, int, double, double) override {
        if (depth > 2) return true;
        ++depth;
        gfx->drawForm(pattern->getContentStream(), pattern->getResDict(), matrix, pattern->getBBox());
        --depth;
        return true;
    }

private:
    int depth = 0;
    static SplashColorPtr paper() {
        static SplashColor white = { 255, 255, 255 };
        return white;
    }
};

/// Gives what is drawn to the caller.
uint8_t *pixels(SplashOutputDev &device, uint32_t *width, uint32_t *height) {
    SplashBitmap *bitmap = device.getBitmap();
    if (!bitmap || bitmap->getWidth() <= 0) return nullptr;
    *width = uint32_t(bitmap->getWidth());
    *height = uint32_t(bitmap->getHeight());
    auto *gray = static_cast<uint8_t *>(malloc(size_t(*width) * *height));
    if (!gray) return nullptr;
    for (uint32_t y = 0; y < *height; ++y) memcpy(gray + size_t(y) * *width, bitmap->getDataPtr() + size_t(y) * bitmap->getRowSize(), *width);
    return gray;
}

Ref reference(const moyin_pdf &pdf, uint32_t object) { return { int(object), pdf.poppler->getXRef()->getEntry(int(object))->gen }; }

bool isOver(void *deadline) { return static_cast<Deadline *>(deadline)->passed(); }

/// Size of the picture that is an object. False when it is none.
bool size(const moyin_pdf &pdf, uint32_t object, int *width, int *height) {
    XRef *xref = pdf.poppler->getXRef();
    if (object == 0 || object >= uint32_t(xref->getNumObjects())) return false;
    const Object picture = xref->fetch(reference(pdf, object));
    if (!picture.isStream()) return false;
    const Object columns = picture.streamGetDict()->lookup("Width"), rows = picture.streamGetDict()->lookup("Height");
    if (!columns.isInt() || !rows.isInt() || columns.getInt() <= 0 || rows.getInt() <= 0) return false;
    *width = columns.getInt(), *height = rows.getInt();
    return true;
}

/// Draws the picture that is an object, over a page of a size.
void draw(moyin_pdf &pdf, uint32_t object, OutputDev &device, double width, double height, Deadline &deadline) {
    XRef *xref = pdf.poppler->getXRef();
    auto *pictures = new Dict(xref), *resources = new Dict(xref);
    pictures->add("I", Object(reference(pdf, object)));
    resources->add("XObject", Object(pictures));
    const Object holder(resources);
    char content[96];
    snprintf(content, sizeof content, "%.0f 0 0 %.0f 0 0 cm /I Do", width, height);
    Object stream(static_cast<Stream *>(new MemStream(content, 0, Goffset(strlen(content)), Object(new Dict(xref)))));
    const PDFRectangle box(0, 0, width, height);
    Gfx gfx(pdf.poppler.get(), &device, 1, holder.getDict(), 72, 72, &box, nullptr, 0, isOver, &deadline);
    gfx.display(&stream);
}

// MARK: covering

/// The pixels of a picture as they are in it.
class PixelDevice : public OutputDev {
public:
    struct Plane {
        int width = 0, height = 0;
        bool isGray = false;
        /// A byte a sample; rows without anything between them.
        std::string samples;
    };
    Plane picture, alpha;
    bool hasAlpha = false, isLossy = false, isRead = false;

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }

    void drawImage(GfxState *, Object *, Stream *str, int width, int height, GfxImageColorMap *colours, bool, const int *mask, bool) override {
        // What a colour leaves out would be filled by the colours of a copy that is a little different.
        isRead = !mask && read(str, width, height, colours, picture);
    }
    void drawMaskedImage(
        GfxState *, Object *, Stream *str, int width, int height, GfxImageColorMap *colours, bool, Stream *mask, int maskWidth, int maskHeight, bool invert,
        bool) override {
        hasAlpha = true;
        isRead = read(str, width, height, colours, picture) && stencil(mask, maskWidth, maskHeight, invert);
    }
    void drawSoftMaskedImage(
        GfxState *, Object *, Stream *str, int width, int height, GfxImageColorMap *colours, bool, Stream *mask, int maskWidth, int maskHeight,
        GfxImageColorMap *maskColours, bool) override {
        hasAlpha = true;
        isRead = !colours->getMatteColor() && read(str, width, height, colours, picture) && read(mask, maskWidth, maskHeight, maskColours, alpha) && alpha.isGray;
    }

private:
    static bool isBearable(int width, int height) { return width > 0 && height > 0 && int64_t(width) * height <= 70'000'000; }

    bool read(Stream *str, int width, int height, GfxImageColorMap *colours, Plane &plane) {
        if (!isBearable(width, height)) return false;
        const GfxColorSpaceMode mode = colours->getColorSpace()->getMode();
        plane = { width, height, mode == csDeviceGray || mode == csCalGray, {} };
        if (&plane == &picture) isLossy = str->getKind() == strDCT || str->getKind() == strJPX;
        const size_t row = size_t(width) * (plane.isGray ? 1 : 3);
        plane.samples.resize(row * size_t(height));
        ImageStream samples(str, width, colours->getNumPixelComps(), colours->getBits());
        samples.reset();
        for (int y = 0; y < height; ++y) {
            unsigned char *line = samples.getLine();
            if (!line) return false;
            auto *out = reinterpret_cast<unsigned char *>(plane.samples.data()) + row * size_t(y);
            if (plane.isGray) colours->getGrayLine(line, out, width);
            else colours->getRGBLine(line, out, width);
        }
        samples.close();
        return true;
    }

    bool stencil(Stream *str, int width, int height, bool invert) {
        if (!isBearable(width, height)) return false;
        alpha = { width, height, true, std::string(size_t(width) * size_t(height), 0) };
        ImageStream samples(str, width, 1, 1);
        samples.reset();
        for (int y = 0; y < height; ++y) {
            const unsigned char *line = samples.getLine();
            if (!line) return false;
            for (int x = 0; x < width; ++x) alpha.samples[size_t(y) * width + x] = (line[x] != 0) == invert ? char(255) : 0;
        }
        samples.close();
        return true;
    }
};

void fillIn(PixelDevice::Plane &plane, const PictureCovers &covers, char value) {
    const size_t bytes = plane.isGray ? 1 : 3;
    for (const moyin_pdf_box &cover : covers) {
        const int x0 = std::clamp(int(std::floor(cover.x0 * plane.width)), 0, plane.width), x1 = std::clamp(int(std::ceil(cover.x1 * plane.width)), 0, plane.width);
        const int y0 = std::clamp(int(std::floor(cover.y0 * plane.height)), 0, plane.height), y1 = std::clamp(int(std::ceil(cover.y1 * plane.height)), 0, plane.height);
        for (int y = y0; y < y1; ++y) {
            if (x1 > x0) memset(plane.samples.data() + (size_t(y) * plane.width + x0) * bytes, value, size_t(x1 - x0) * bytes);
        }
    }
}

} // namespace

// Its header wants size_t to be there.
#include <qpdf/Pl_DCT.hh>
#include <qpdf/Pl_String.hh>

namespace {

/// What was packed with loss is packed so again, only better, or a photograph would be ten times as large.
struct Quality : Pl_DCT::CompressConfig {
    void apply(jpeg_compress_struct *config) override { jpeg_set_quality(config, 92, TRUE); }
};

void put(Handle stream, const PixelDevice::Plane &plane, bool isLossy) {
    Handle dict = stream.getDict();
    for (const std::string &key : dict.getKeys()) {
        if (key != "/Interpolate" && key != "/OC" && key != "/StructParent") dict.removeKey(key);
    }
    dict.replaceKey("/Type", Handle::newName("/XObject"));
    dict.replaceKey("/Subtype", Handle::newName("/Image"));
    dict.replaceKey("/Width", Handle::newInteger(plane.width));
    dict.replaceKey("/Height", Handle::newInteger(plane.height));
    dict.replaceKey("/ColorSpace", Handle::newName(plane.isGray ? "/DeviceGray" : "/DeviceRGB"));
    const bool isBilevel = plane.isGray && plane.samples.find_first_not_of(std::string("\0\xff", 2)) == std::string::npos;
    dict.replaceKey("/BitsPerComponent", Handle::newInteger(isBilevel ? 1 : 8));
    if (isBilevel) {
        const size_t row = size_t(plane.width + 7) / 8;
        std::string bits(row * size_t(plane.height), 0);
        for (int y = 0; y < plane.height; ++y) {
            for (int x = 0; x < plane.width; ++x) {
                if (plane.samples[size_t(y) * plane.width + x]) bits[row * y + size_t(x) / 8] |= char(0x80 >> (x & 7));
            }
        }
        stream.replaceStreamData(bits, Handle::newNull(), Handle::newNull());
    } else if (isLossy) {
        std::string packed;
        Quality quality;
        Pl_String sink("jpeg", nullptr, packed);
        Pl_DCT jpeg("jpeg", &sink, JDIMENSION(plane.width), JDIMENSION(plane.height), plane.isGray ? 1 : 3, plane.isGray ? JCS_GRAYSCALE : JCS_RGB, &quality);
        jpeg.write(reinterpret_cast<const unsigned char *>(plane.samples.data()), plane.samples.size());
        jpeg.finish();
        stream.replaceStreamData(packed, Handle::newName("/DCTDecode"), Handle::newNull());
    } else {
        stream.replaceStreamData(plane.samples, Handle::newNull(), Handle::newNull());
    }
}

bool cover(moyin_pdf &pdf, QPDF &qpdf, uint32_t object, const PictureCovers &covers) {
    Deadline deadline(pdf.limits.page_seconds);
    PixelDevice device;
    draw(pdf, object, device, 1, 1, deadline);
    Handle stream = qpdf.getObject(int(object), reference(pdf, object).gen);
    if (!device.isRead || deadline.passed() || !stream.isStream()) return false;
    fillIn(device.picture, covers, 0);
    put(stream, device.picture, device.isLossy);
    if (device.hasAlpha) {
        fillIn(device.alpha, covers, char(255));
        Handle alpha = qpdf.newStream();
        put(alpha, device.alpha, false);
        stream.getDict().replaceKey("/SMask", alpha);
    }
    return true;
}

moyin_pdf_box onPage(const moyin_pdf_box &part, const std::array<double, 6> &m) {
    moyin_pdf_box box { 1e30f, 1e30f, -1e30f, -1e30f };
    for (int corner = 0; corner < 4; ++corner) {
        const double u = corner & 1 ? part.x1 : part.x0, v = 1 - (corner & 2 ? part.y1 : part.y0);
        const float x = float(u * m[0] + v * m[2] + m[4]), y = float(u * m[1] + v * m[3] + m[5]);
        box = { std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y) };
    }
    return box;
}

} // namespace

void moyin_pdf::notePictures(const Collector &page) {
    if (page.pictures.empty()) return;
    frames[current] = { page.fromPage, page.page.width, page.page.height };
    for (size_t i = 0; i < page.pictures.size(); ++i) {
        if (page.pictures[i].object) pictureUses[page.pictures[i].object].push_back({ current, page.pictureMatrices[i] });
    }
}

std::vector<moyin_pdf_box> coveredPlaces(const moyin_pdf &pdf, uint32_t page) {
    std::vector<moyin_pdf_box> places;
    for (const auto &[object, covers] : pdf.covers) {
        const auto uses = pdf.pictureUses.find(object);
        if (uses == pdf.pictureUses.end()) continue;
        for (const PictureUse &use : uses->second) {
            if (use.page != page) continue;
            for (const moyin_pdf_box &part : covers) places.push_back(onPage(part, use.matrix));
        }
    }
    return places;
}

bool coverPictures(moyin_pdf &pdf, QPDF &qpdf) {
    for (const auto &[object, covers] : pdf.covers) {
        if (cover(pdf, qpdf, object, covers)) continue;
        const auto uses = pdf.pictureUses.find(object);
        if (uses != pdf.pictureUses.end()) {
            for (const PictureUse &use : uses->second) pdf.changeAsPicture(use.page);
        }
        // Nothing draws it any more.
        Handle stream = qpdf.getObject(int(object), reference(pdf, object).gen);
        if (!stream.isStream()) return false;
        put(stream, { 1, 1, true, std::string(1, char(255)) }, false);
    }
    return true;
}

bool isCovered(moyin_pdf &copy, uint32_t page, const std::vector<moyin_pdf_box> &places) {
    if (moyin_pdf_read_page(&copy, page)->status != MOYIN_PDF_OK) return false;
    // The edge of a picture is drawn a pixel further in or out.
    const float edge = 0.75f;
    for (const moyin_pdf_box &whole : places) {
        const moyin_pdf_box place { whole.x0 + edge, whole.y0 + edge, whole.x1 - edge, whole.y1 - edge };
        if (place.x1 <= place.x0 || place.y1 <= place.y0) continue;
        uint32_t width = 0, height = 0;
        // A line of text is some 10 points high: twice as many pixels tell whether it is black.
        const std::unique_ptr<uint8_t, void (*)(void *)> gray(moyin_pdf_draw_pictures(&copy, place, 144, 4'000'000, &width, &height), free);
        if (!gray) return false;
        for (uint32_t y = 1; y + 1 < height; ++y) {
            for (uint32_t x = 1; x + 1 < width; ++x) {
                if (gray.get()[size_t(y) * width + x] > 80) return false;
            }
        }
    }
    return true;
}

extern "C" uint8_t *moyin_pdf_draw_pictures(moyin_pdf *pdf, moyin_pdf_box part, double dpi, uint32_t most, uint32_t *width, uint32_t *height) {
    try {
        if (!pdf->collector || !pdf->poppler->getPage(int(pdf->current) + 1)) return nullptr;
        const double area = double(part.x1 - part.x0) * (part.y1 - part.y0) / 72 / 72;
        if (!(area > 0) || !std::isfinite(area)) return nullptr;
        dpi = std::min(dpi, std::sqrt(most / area));
        const double by = dpi / 72;
        const int x = int(std::floor(part.x0 * by)), y = int(std::floor(part.y0 * by));
        const int across = std::max(1, int(std::ceil(part.x1 * by)) - x), down = std::max(1, int(std::ceil(part.y1 * by)) - y);
        PictureDevice device;
        device.startDoc(pdf->poppler.get());
        Deadline deadline(pdf->limits.page_seconds);
        pdf->poppler->displayPageSlice(&device, int(pdf->current) + 1, dpi, dpi, 0, false, true, false, x, y, across, down, isOver, &deadline);
        return deadline.passed() ? nullptr : pixels(device, width, height);
    } catch (...) {
        return nullptr;
    }
}

extern "C" uint8_t *moyin_pdf_draw_object(moyin_pdf *pdf, uint32_t object, uint32_t most, uint32_t *width, uint32_t *height) {
    *width = *height = 0;
    try {
        int columns, rows;
        if (!size(*pdf, object, &columns, &rows) || int64_t(columns) * rows > most) return nullptr;
        PictureDevice device;
        device.startDoc(pdf->poppler.get());
        Deadline deadline(pdf->limits.page_seconds);
        draw(*pdf, object, device, columns, rows, deadline);
        return deadline.passed() ? nullptr : pixels(device, width, height);
    } catch (...) {
        return nullptr;
    }
}

extern "C" void moyin_pdf_cover(moyin_pdf *pdf, moyin_pdf_box place) {
    if (!pdf->collector) return;
    const Collector &page = *pdf->collector;
    bool isWithinContent = false;
    std::vector<moyin_pdf_box> places;
    for (size_t i = 0; i < page.pictures.size(); ++i) {
        const moyin_pdf_picture &picture = page.pictures[i];
        if (place.x1 <= picture.box.x0 || place.x0 >= picture.box.x1 || place.y1 <= picture.box.y0 || place.y0 >= picture.box.y1) continue;
        if (picture.object == 0) {
            isWithinContent = true;
            continue;
        }
        const std::array<double, 6> &m = page.pictureMatrices[i];
        const double det = m[0] * m[3] - m[1] * m[2];
        if (std::fabs(det) < 1e-9) continue;
        moyin_pdf_box part { 1e30f, 1e30f, -1e30f, -1e30f };
        for (int corner = 0; corner < 4; ++corner) {
            const double x = (corner & 1 ? place.x1 : place.x0) - m[4], y = (corner & 2 ? place.y1 : place.y0) - m[5];
            const float u = float((x * m[3] - y * m[2]) / det), v = float(1 - (y * m[0] - x * m[1]) / det);
            part = { std::min(part.x0, u), std::min(part.y0, v), std::max(part.x1, u), std::max(part.y1, v) };
        }
        pdf->covers[picture.object].push_back(part);
        places.push_back({ std::max(place.x0, picture.box.x0), std::max(place.y0, picture.box.y0), std::min(place.x1, picture.box.x1), std::min(place.y1, picture.box.y1) });
    }
    if (isWithinContent) {
        // Such a picture goes with the content of the page.
        PageChanges &changes = pdf->change();
        changes.boxes.push_back(place);
        changes.asPicture = true;
    } else {
        std::vector<moyin_pdf_box> &covered = pdf->covered[pdf->current];
        covered.insert(covered.end(), places.begin(), places.end());
    }
}

extern "C" void moyin_pdf_cover_object(moyin_pdf *pdf, uint32_t object, moyin_pdf_box place) {
    int width, height;
    if (!size(*pdf, object, &width, &height)) return;
    const float across = float(width), down = float(height);
    pdf->covers[object].push_back({ place.x0 / across, place.y0 / down, place.x1 / across, place.y1 / down });
}

extern "C" const uint32_t *moyin_pdf_undrawn_pictures(moyin_pdf *pdf, uint32_t *count) {
    pdf->undrawn.clear();
    try {
        std::set<int> parts;
        std::vector<Handle> all;
        for (Handle object : pdf->telling()) {
            if (!object.isStream()) continue;
            Handle dict = object.getDict();
            for (const char *key : { "/SMask", "/Mask" }) {
                Handle mask = dict.getKey(key);
                if (mask.isStream()) parts.insert(mask.getObjectID());
            }
            // What a picture has instead of itself for other devices is drawn by none here.
            if (dict.getKey("/Subtype").isNameAndEquals("/Image")) all.push_back(object);
        }
        for (Handle &object : all) {
            if (!parts.count(object.getObjectID()) && !pdf->pictureUses.count(uint32_t(object.getObjectID()))) pdf->undrawn.push_back(uint32_t(object.getObjectID()));
        }
    } catch (...) {
        // Nothing of such a document can be written.
    }
    *count = uint32_t(pdf->undrawn.size());
    return pdf->undrawn.data();
}

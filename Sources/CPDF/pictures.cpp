// Pictures, drawn without anything around them to be read.
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

bool size(const Object &picture, int *width, int *height) {
    if (!picture.isStream()) return false;
    const Object columns = picture.streamGetDict()->lookup("Width"), rows = picture.streamGetDict()->lookup("Height");
    if (!columns.isInt() || !rows.isInt() || columns.getInt() <= 0 || rows.getInt() <= 0) return false;
    *width = columns.getInt(), *height = rows.getInt();
    return true;
}

bool isOver(void *deadline) { return static_cast<Deadline *>(deadline)->passed(); }

} // namespace

Ref reference(const moyin_pdf &pdf, uint32_t object) { return { int(object), pdf.poppler->getXRef()->getEntry(int(object))->gen }; }

bool pictureSize(const moyin_pdf &pdf, uint32_t object, int *width, int *height) {
    XRef *xref = pdf.poppler->getXRef();
    if (object == 0 || object >= uint32_t(xref->getNumObjects())) return false;
    return size(xref->fetch(reference(pdf, object)), width, height);
}

int64_t maskPixels(const moyin_pdf &pdf, uint32_t object) {
    const Object picture = pdf.poppler->getXRef()->fetch(reference(pdf, object));
    int64_t most = 0;
    for (const char *key : { "SMask", "Mask" }) {
        int width, height;
        if (picture.isStream() && size(picture.streamGetDict()->lookup(key), &width, &height)) most = std::max(most, int64_t(width) * height);
    }
    return most;
}

void drawPicture(moyin_pdf &pdf, uint32_t object, OutputDev &device, double width, double height, Deadline &deadline) {
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

void moyin_pdf::notePictures(const Collector &page) {
    if (page.pictures.empty()) return;
    frames[current] = { page.fromPage, page.page.width, page.page.height };
    for (size_t i = 0; i < page.pictures.size(); ++i) {
        if (page.pictures[i].object) pictureUses[page.pictures[i].object].push_back({ current, page.pictureMatrices[i] });
    }
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
        if (!pictureSize(*pdf, object, &columns, &rows) || std::max(int64_t(columns) * rows, maskPixels(*pdf, object)) > most) return nullptr;
        PictureDevice device;
        device.startDoc(pdf->poppler.get());
        Deadline deadline(pdf->limits.page_seconds);
        drawPicture(*pdf, object, device, columns, rows, deadline);
        return deadline.passed() ? nullptr : pixels(device, width, height);
    } catch (...) {
        return nullptr;
    }
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

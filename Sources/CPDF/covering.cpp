// Pictures in the copy: black where something leaves them.
#include "pictures.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <Stream.h>

#include <cstddef>
#include <qpdf/Pl_DCT.hh>
#include <qpdf/Pl_String.hh>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

using Handle = QPDFObjectHandle;

namespace {

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
    drawPicture(pdf, object, device, 1, 1, deadline);
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
    if (!pictureSize(*pdf, object, &width, &height)) return;
    const float across = float(width), down = float(height);
    pdf->covers[object].push_back({ place.x0 / across, place.y0 / down, place.x1 / across, place.y1 / down });
}

#include "digits.h"
#include "document.h"

#include <Gfx.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <cstdio>
#include <cstring>

namespace {

/// Pixels: a digit of 48, and room for whatever stands there instead.
constexpr int size = 48, cellWidth = 96, cellHeight = 96, left = 24, base = 64;

struct Shape {
    int holes = 0;
    /// Of the last one, from the top of the ink (0) to its end (1).
    double middle = 0;
    bool isBlank = true;
};

/// Holes: stretches of paper that ink surrounds. Smaller ones than a few pixels are the raster's.
Shape shape(SplashBitmap *bitmap, int x0) {
    Shape shape;
    std::array<uint8_t, cellWidth * cellHeight> seen {};
    int top = cellHeight, bottom = -1;
    for (int y = 0; y < cellHeight; ++y) {
        const uint8_t *row = bitmap->getDataPtr() + size_t(y) * bitmap->getRowSize() + x0;
        for (int x = 0; x < cellWidth; ++x) {
            if (row[x] >= 128) continue;
            seen[y * cellWidth + x] = 1;
            top = std::min(top, y), bottom = std::max(bottom, y);
        }
    }
    if (bottom < 0) return shape;
    shape.isBlank = false;
    std::vector<int> open;
    for (int start = 0; start < cellWidth * cellHeight; ++start) {
        if (seen[start]) continue;
        long area = 0, sum = 0;
        bool isOutside = false;
        open.assign(1, start);
        seen[start] = 1;
        while (!open.empty()) {
            const int at = open.back(), x = at % cellWidth, y = at / cellWidth;
            open.pop_back();
            ++area, sum += y;
            if (x == 0 || y == 0 || x == cellWidth - 1 || y == cellHeight - 1) {
                isOutside = true;
            }
            const int around[4] = { x > 0 ? at - 1 : at, x < cellWidth - 1 ? at + 1 : at, y > 0 ? at - cellWidth : at, y < cellHeight - 1 ? at + cellWidth : at };
            for (const int next : around) {
                if (seen[next]) continue;
                seen[next] = 1;
                open.push_back(next);
            }
        }
        if (isOutside || area < 6) continue;
        ++shape.holes;
        shape.middle = (double(sum) / double(area) - top) / std::max(1, bottom - top);
    }
    return shape;
}

/// Whether no font draws the digit so: a zero may be struck through, a four open.
bool isImpossible(int digit, const Shape &shape) {
    if (shape.isBlank) return false;
    switch (digit) {
    case 0: return shape.holes == 0 || shape.holes > 2;
    case 4: return shape.holes > 1;
    case 6: return shape.holes != 1 || shape.middle < 0.45;
    case 8: return shape.holes != 2;
    case 9: return shape.holes != 1 || shape.middle > 0.55;
    default: return shape.holes > 0;
    }
}

/// One alone may be a fancy of whoever drew the font.
constexpr int untrue = 2;

bool isUntrue(moyin_pdf &pdf, const Ref font, const std::array<std::string, 10> &codes) {
    XRef *xref = pdf.poppler->getXRef();
    auto *list = new Dict(xref), *resources = new Dict(xref);
    list->add("F", Object(font));
    resources->add("Font", Object(list));
    const Object holder(resources);
    std::string content;
    for (int digit = 0; digit < 10; ++digit) {
        if (codes[digit].empty()) continue;
        char text[64];
        snprintf(text, sizeof text, "BT /F %d Tf 1 0 0 1 %d %d Tm <", size, digit * cellWidth + left, cellHeight - base);
        content += text;
        for (const unsigned char byte : codes[digit]) {
            snprintf(text, sizeof text, "%02x", byte);
            content += text;
        }
        content += "> Tj ET ";
    }
    Object stream(static_cast<Stream *>(new MemStream(content.data(), 0, Goffset(content.size()), Object(new Dict(xref)))));
    SplashColor paper = { 255, 255, 255 };
    SplashOutputDev device(splashModeMono8, 1, false, paper);
    device.setFontAntialias(true);
    device.startDoc(pdf.poppler.get());
    const PDFRectangle box(0, 0, 10 * cellWidth, cellHeight);
    Gfx gfx(pdf.poppler.get(), &device, 1, holder.getDict(), 72, 72, &box, nullptr, 0);
    gfx.display(&stream);
    SplashBitmap *bitmap = device.getBitmap();
    if (!bitmap || bitmap->getWidth() < 10 * cellWidth || bitmap->getHeight() < cellHeight) return false;
    int impossible = 0;
    for (int digit = 0; digit < 10; ++digit) {
        if (!codes[digit].empty()) impossible += isImpossible(digit, shape(bitmap, digit * cellWidth));
    }
    return impossible >= untrue;
}

} // namespace

void Digits::judge(moyin_pdf &pdf, Collector &page) {
    bool any = false;
    for (const auto &[number, drawn] : page.digits) {
        Font &font = fonts[number];
        bool isNew = false;
        for (int digit = 0; digit < 10; ++digit) {
            if (!font.codes[digit].empty() || !drawn.characters[digit]) continue;
            const moyin_pdf_char &c = page.chars[drawn.characters[digit] - 1];
            font.codes[digit] = page.strings[c.string].substr(c.offset, c.bytes);
            isNew = true;
        }
        if (isNew && !font.isUntrue) font.isUntrue = isUntrue(pdf, { number, drawn.generation }, font.codes);
        any = any || font.isUntrue;
    }
    if (!any) return;
    for (moyin_pdf_char &c : page.chars) {
        if (c.flags & MOYIN_PDF_SPACE) continue;
        const auto font = fonts.find(page.stringFonts[c.string]);
        if (font != fonts.end() && font->second.isUntrue) c.flags |= MOYIN_PDF_UNKNOWN;
    }
}

// The characters of a page, and what marks say of them.
#include "collector.h"

#include <UTF.h>

#include <algorithm>

namespace {

/// What is smaller nobody reads.
constexpr double tinySize = 2;
/// States within states.
constexpr int savedLimit = 20'000;

std::string utf8(const GooString *text) {
    std::string out;
    Unicode *u = nullptr;
    const int count = TextStringToUCS4(text->toStr(), &u);
    for (int i = 0; i < count; ++i) {
        const Unicode c = u[i];
        if (c < 0x80) out += char(c);
        else if (c < 0x800) out += { char(0xc0 | c >> 6), char(0x80 | (c & 63)) };
        else if (c < 0x10000) out += { char(0xe0 | c >> 12), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63)) };
        else if (c < 0x110000) out += { char(0xf0 | c >> 18), char(0x80 | (c >> 12 & 63)), char(0x80 | (c >> 6 & 63)), char(0x80 | (c & 63)) };
    }
    gfree(u);
    return out;
}

} // namespace

Collector::Collector(const moyin_pdf_limits &limits, const Deadline &deadline, const std::vector<uint8_t> *covered)
    : limits(limits), deadline(deadline), covered(covered), text(new TextPage(false)) {}

Collector::~Collector() { text->decRefCnt(); }

void Collector::startPage(int, GfxState *state, XRef *) {
    if (hasPage) return;
    hasPage = true;
    text->startPage(state);
    pageWidth = state->getPageWidth();
    pageHeight = state->getPageHeight();
    if (!(pageWidth > 0) || !(pageHeight > 0)) pageWidth = pageHeight = 1;
    gridColumns = std::min(size_t(pageWidth / gridSide) + 1, gridLimit);
    gridRows = std::min(size_t(pageHeight / gridSide) + 1, gridLimit);
    const double *m = state->getCTM();
    const double det = m[0] * m[3] - m[1] * m[2];
    const double by = det == 0 ? 0 : 1 / det;
    fromPage[0] = m[3] * by;
    fromPage[1] = -m[1] * by;
    fromPage[2] = -m[2] * by;
    fromPage[3] = m[0] * by;
    fromPage[4] = (m[2] * m[5] - m[3] * m[4]) * by;
    fromPage[5] = (m[1] * m[4] - m[0] * m[5]) * by;
}

void Collector::saveState(GfxState *) {
    // Each state is kept with fonts and colours until it is left.
    if (++saved > savedLimit) page.status = MOYIN_PDF_TOO_LARGE;
}

void Collector::restoreState(GfxState *state) {
    --saved;
    text->updateFont(state);
}

void Collector::endPage() { text->endPage(); }

bool Collector::stops() {
    if (page.status != MOYIN_PDF_OK) return true;
    if ((++steps & 63) == 0 && deadline.passed()) page.status = MOYIN_PDF_TOO_SLOW;
    return page.status != MOYIN_PDF_OK;
}

// MARK: text

void Collector::beginString(GfxState *state, const GooString *bytes) {
    if (strings.size() >= limits.page_items) page.status = MOYIN_PDF_TOO_LARGE;
    strings.push_back(bytes->toStr());
    offset = 0;
    drawnBefore = chars.size();

    const int mode = state->getRender();
    const bool strokes = (mode & 3) == 1;
    isInvisible = (mode & 3) == 3;
    isPattern = !strokes && state->getFillColorSpace()->getMode() == csPattern;
    isTransparent = (strokes ? state->getStrokeOpacity() : state->getFillOpacity()) < 0.06;
    textColour = Colour();
    if (!isPattern) {
        GfxRGB rgb;
        if (strokes) state->getStrokeRGB(&rgb);
        else state->getFillRGB(&rgb);
        textColour = { float(colToDbl(rgb.r)), float(colToDbl(rgb.g)), float(colToDbl(rgb.b)) };
    }

    double m11, m12, m21, m22;
    state->getFontTransMat(&m11, &m12, &m21, &m22);
    overX = m11, overY = m12, upX = m21, upY = m22;
    const double size = std::hypot(m21, m22);
    const GfxFont *font = state->getFont().get();
    ascent = font ? std::clamp(font->getAscent(), 0.85, 1.05) : 0.95;
    descent = font ? std::clamp(font->getDescent(), -0.35, -0.2) : -0.3;
    if (state->getFont() != lastFont) {
        lastFont = state->getFont();
        lastNumber = 0;
        fontDigits = nullptr;
        Ref program;
        const Ref *number = font && font->getType() != fontType3 ? font->getID() : nullptr;
        // Fonts that are no objects have generations beyond all that files can have.
        if (number && number->num > 0 && number->gen < 65536 && font->getEmbeddedFontID(&program)) {
            lastNumber = number->num;
            fontDigits = &digits[number->num];
            fontDigits->generation = number->gen;
        }
    }
    stringFonts.push_back(lastNumber);
    // The size of a Type 3 font stands in its matrix, which may be anything: its advance tells.
    isTiny = size < tinySize && !(font && font->getType() == fontType3);

    const double *t = state->getTextMat();
    const double det = t[0] * t[3] - t[1] * t[2];
    hasInverse = std::isfinite(det) && std::fabs(det) > 1e-12;
    if (hasInverse) inverse[0] = t[3] / det, inverse[1] = -t[1] / det, inverse[2] = -t[2] / det, inverse[3] = t[0] / det;
    state->getClipBBox(&clip[0], &clip[1], &clip[2], &clip[3]);
    startX = state->getCurX(), startY = state->getCurY();
}

void Collector::drawChar(
    GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code, int bytes, const Unicode *u, int length) {
    add(state, x, y, originX, originY, dx, dy, code, bytes, u, length);
}

void Collector::endString(GfxState *state) {
    const std::string &bytes = strings.back();
    if (chars.size() != drawnBefore || bytes.empty() || page.status != MOYIN_PDF_OK) return;
    // A layer that is off: nothing was drawn, so the string is read here as Poppler would have.
    const GfxFont *font = state->getFont().get();
    if (!font) return;
    const uint8_t before = forcedHiding;
    if (!forcedHiding) forcedHiding = MOYIN_PDF_HIDDEN;
    double riseX, riseY;
    state->textTransformDelta(0, state->getRise(), &riseX, &riseY);
    double x = startX + riseX, y = startY + riseY;
    const bool vertical = font->getWMode() != 0;
    const char *p = bytes.data();
    int left = int(bytes.size());
    while (left > 0) {
        CharCode code;
        const Unicode *u = nullptr;
        int length = 0;
        double dx, dy, originX, originY, tdx, tdy, tox, toy;
        const int n = font->getNextChar(p, left, &code, &u, &length, &dx, &dy, &originX, &originY);
        if (n <= 0) break;
        const double space = state->getCharSpace() + (n == 1 && *p == ' ' ? state->getWordSpace() : 0);
        dx *= state->getFontSize();
        dy *= state->getFontSize();
        if (vertical) dy += space;
        else dx = (dx + space) * state->getHorizScaling();
        state->textTransformDelta(dx, dy, &tdx, &tdy);
        state->textTransformDelta(originX * state->getFontSize(), originY * state->getFontSize(), &tox, &toy);
        add(state, x, y, tox, toy, tdx, tdy, code, n, u, length);
        x += tdx, y += tdy;
        p += n, left -= n;
    }
    forcedHiding = before;
}

void Collector::add(
    GfxState *state, double x, double y, double originX, double originY, double dx, double dy, CharCode code, int bytes, const Unicode *u, int length) {
    if (++items > limits.page_items) {
        page.status = MOYIN_PDF_TOO_LARGE;
        return;
    }
    moyin_pdf_char c {};
    c.string = uint32_t(strings.size() - 1);
    c.offset = offset;
    c.bytes = uint8_t(std::clamp(bytes, 0, 255));
    offset += bytes;
    c.text = uint32_t(texts.size());
    length = std::clamp(length, 0, 32);
    for (int i = 0; i < length; ++i) texts.push_back(u[i]);
    c.text_count = uint8_t(length);
    c.flags = forcedFlags;
    if (length == 0 || u[0] < 0x20 || u[0] == 0xfffd) c.flags |= MOYIN_PDF_UNKNOWN;
    if (length > 0 && (u[0] == 0x20 || u[0] == 0xa0 || u[0] == 0x3000 || u[0] == 0x09)) c.flags = (c.flags & ~MOYIN_PDF_UNKNOWN) | MOYIN_PDF_SPACE;
    if (patternDepth > 0) c.flags |= MOYIN_PDF_UNPROVABLE;

    // How far it goes, in text space, and in the thousandths that TJ moves by.
    const GfxFont *font = state->getFont().get();
    const bool vertical = font && font->getWMode() != 0;
    if (hasInverse) {
        const double tx = dx * inverse[0] + dy * inverse[2], ty = dx * inverse[1] + dy * inverse[3];
        const double unit = vertical ? state->getFontSize() : state->getFontSize() * state->getHorizScaling();
        if (std::fabs(unit) > 1e-9) c.advance = float(-1000 * (vertical ? ty : tx) / unit);
    }

    double px, py, wx, wy;
    state->transform(x - originX, y - originY, &px, &py);
    if (vertical) wx = overX, wy = overY;
    else state->transformDelta(dx, dy, &wx, &wy);
    const double xs[4] = { px + upX * descent, px + upX * ascent, px + wx + upX * descent, px + wx + upX * ascent };
    const double ys[4] = { py + upY * descent, py + upY * ascent, py + wy + upY * descent, py + wy + upY * ascent };
    c.box = { float(*std::min_element(xs, xs + 4)), float(*std::min_element(ys, ys + 4)), float(*std::max_element(xs, xs + 4)), float(*std::max_element(ys, ys + 4)) };
    if (!isFinite(c.box)) c.box = { -1, -1, -1, -1 };

    const uint32_t number = uint32_t(chars.size());
    if (covered) {
        // Second pass: all is known, only the reading order is made anew.
        c.hiding = number < covered->size() ? (*covered)[number] : 0;
    } else {
        // A pattern is read at one place of many; which of them show is not asked.
        c.hiding = patternDepth > 0 ? forcedHiding : hiding(c.box);
        if (!isInvisible || c.hiding) {
        } else {
            c.hiding = MOYIN_PDF_INVISIBLE_COLOUR;
            for (const Paint &paint : paints) {
                if (paint.known) continue;
                const double area = double(paint.box.x1 - paint.box.x0) * (paint.box.y1 - paint.box.y0);
                if (area > 0.5 * pageWidth * pageHeight) {
                    c.hiding = 0;
                    c.flags |= MOYIN_PDF_SCAN;
                    break;
                }
            }
        }
    }
    chars.push_back(c);
    if (fontDigits && length == 1 && u[0] - 0x30 < 10 && !fontDigits->characters[u[0] - 0x30]) fontDigits->characters[u[0] - 0x30] = number + 1;
    fed(state, x, y, dx, dy, code, u, length, c.hiding || patternDepth > 0);
}

/// Passes a character on to where the reading order is made; a character of the page is one byte there, so that places
/// in that text are numbers of characters here.
void Collector::fed(GfxState *state, double x, double y, double dx, double dy, CharCode code, const Unicode *u, int length, bool aside) {
    if (aside) text->incCharCount(1);
    else text->addChar(state, x, y, dx, dy, code, 1, u, length);
}

uint8_t Collector::hiding(const moyin_pdf_box &box) {
    if (forcedHiding) return forcedHiding;
    const double x = (box.x0 + box.x1) / 2, y = (box.y0 + box.y1) / 2;
    if (!(x >= 0 && y >= 0 && x <= pageWidth && y <= pageHeight)) return MOYIN_PDF_OFF_PAGE;
    if (x < clip[0] - 0.5 || x > clip[2] + 0.5 || y < clip[1] - 0.5 || y > clip[3] + 0.5) return MOYIN_PDF_HIDDEN;
    if (isTiny) return MOYIN_PDF_TINY;
    if (isTransparent) return MOYIN_PDF_INVISIBLE_COLOUR;
    if (!isInvisible && !isPattern && isOnItsColour(x, y)) return MOYIN_PDF_INVISIBLE_COLOUR;
    return 0;
}

bool Collector::isOnItsColour(double x, double y) {
    const Colour paper { 1, 1, 1 };
    bool possible = textColour.near(paper);
    for (const Colour &colour : colours) {
        if (possible) break;
        possible = textColour.near(colour);
    }
    if (!possible) return false;
    for (size_t i = paints.size(); i-- > 0;) {
        if (++effort > effortLimit) return false;
        const Paint &paint = paints[i];
        if (x < paint.box.x0 || x > paint.box.x1 || y < paint.box.y0 || y > paint.box.y1) continue;
        return paint.known && textColour.near(paint.colour);
    }
    return textColour.near(paper);
}

// MARK: marked content

void Collector::beginMarkedContent(const char *, Dict *properties) {
    openMarks.emplace_back();
    if (!properties || marks.size() >= limits.page_items) return;
    const char *keys[] = { "ActualText", "Alt", "E" };
    for (uint8_t kind = 0; kind < 3; ++kind) {
        const Object value = properties->lookup(keys[kind]);
        if (!value.isString() || value.getString()->getLength() == 0) continue;
        openMarks.back().push_back(marks.size());
        markTexts.push_back(utf8(value.getString()));
        marks.push_back({ {}, uint32_t(chars.size()), uint32_t(chars.size()), kind });
    }
}

void Collector::endMarkedContent(GfxState *) {
    if (openMarks.empty()) return;
    for (size_t mark : openMarks.back()) marks[mark].end = uint32_t(chars.size());
    openMarks.pop_back();
}

#include "collector.h"

#include <Gfx.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>

namespace {

// Poppler keeps which code drew each character of a word to itself. An explicit instantiation may name a private member;
// that is the one way of the language to it.
template <typename Tag, typename Tag::type Member>
struct Opener {
    friend typename Tag::type open(Tag) { return Member; }
};
struct WordPositions {
    using type = int *TextWord::*;
    friend type open(WordPositions);
};
template struct Opener<WordPositions, &TextWord::charPos>;

/// Side of a cell of the grid, in points.
constexpr double gridSide = 32;
/// Pages of this many cells a side at most; what is beyond counts to the last.
constexpr size_t gridLimit = 128;
/// What is thinner is a line.
constexpr double ruleWidth = 2;
/// What is smaller nobody reads.
constexpr double tinySize = 2;
/// Squares of a QR code, and rows of them, are smaller.
constexpr double speckSize = 14;
/// Comparisons of a page with what is painted below; beyond, a text counts as shown.
constexpr uint64_t effortLimit = 50'000'000;

/// States within states.
constexpr int savedLimit = 20'000;

bool isFinite(const moyin_pdf_box &box) {
    return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
}

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

bool Collector::Colour::near(const Colour &other) const {
    return std::fabs(r - other.r) + std::fabs(g - other.g) + std::fabs(b - other.b) < 0.12f;
}

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

// MARK: paint

size_t Collector::cell(double x, double y) const {
    const size_t column = x > 0 ? std::min(size_t(x / gridSide), gridColumns - 1) : 0;
    const size_t row = y > 0 ? std::min(size_t(y / gridSide), gridRows - 1) : 0;
    return row * gridColumns + column;
}

bool Collector::covers(double opacity, const GfxState *state) const {
    return opacity > 0.85 && state->getBlendMode() == gfxBlendNormal && !isMasked && std::find(groups.begin(), groups.end(), true) == groups.end();
}

bool Collector::checkTransparencyGroup(GfxState *state, bool) {
    // Within the group its own opacity is no longer to be seen.
    nextGroup = !covers(state->getFillOpacity(), state);
    return true;
}

void Collector::beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool forSoftMask) {
    groups.push_back(forSoftMask || nextGroup);
    nextGroup = false;
}

void Collector::endTransparencyGroup(GfxState *) {
    if (!groups.empty()) groups.pop_back();
}

void Collector::rule(double x0, double y0, double x1, double y1) {
    if (rules.size() >= limits.page_items || forcedHiding) return;
    const moyin_pdf_box box { float(std::min(x0, x1)), float(std::min(y0, y1)), float(std::max(x0, x1)), float(std::max(y0, y1)) };
    if (isFinite(box)) rules.push_back(box);
}

void Collector::paint(const moyin_pdf_box &box, const Colour &colour, bool known, bool covers, const std::vector<double> *polygon) {
    if (++items > limits.page_items) {
        page.status = MOYIN_PDF_TOO_LARGE;
        return;
    }
    if (!isFinite(box) || box.x1 <= box.x0 || box.y1 <= box.y0) return;
    paints.push_back({ box, colour, known });
    if (known && colours.size() < 64 && std::none_of(colours.begin(), colours.end(), [&](const Colour &c) { return c.near(colour); })) colours.push_back(colour);
    if (covers) cover(box, polygon, false);
}

/// Puts the characters that were drawn since into the cells of the grid; most pages cover nothing.
void Collector::place() {
    if (grid.empty()) grid.resize(gridColumns * gridRows);
    for (; placed < chars.size(); ++placed) {
        const moyin_pdf_char &c = chars[placed];
        if (!(c.flags & MOYIN_PDF_SPACE)) grid[cell((c.box.x0 + c.box.x1) / 2, (c.box.y0 + c.box.y1) / 2)].push_back(uint32_t(placed));
    }
}

/// What was drawn before lies below this.
void Collector::cover(const moyin_pdf_box &box, const std::vector<double> *polygon, bool isScan) {
    if (covered || forcedHiding) return;
    place();
    for (size_t i = 0; i < std::min(pictures.size(), size_t(100)) && !isScan; ++i) {
        const moyin_pdf_box &p = pictures[i].box;
        if (box.x0 < p.x1 && box.x1 > p.x0 && box.y0 < p.y1 && box.y1 > p.y0) pictures[i].is_partly_hidden = 1;
    }
    const size_t first = cell(box.x0, box.y0), last = cell(box.x1, box.y1);
    for (size_t row = first / gridColumns; row <= last / gridColumns; ++row) {
        for (size_t column = first % gridColumns; column <= last % gridColumns; ++column) {
            std::vector<uint32_t> &cell = grid[row * gridColumns + column];
            for (size_t i = 0; i < cell.size();) {
                if (++effort > 4 * effortLimit) {
                    page.status = MOYIN_PDF_TOO_SLOW;
                    return;
                }
                moyin_pdf_char &c = chars[cell[i]];
                const double x = (c.box.x0 + c.box.x1) / 2, y = (c.box.y0 + c.box.y1) / 2;
                bool inside = x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
                if (inside && polygon) {
                    effort += polygon->size();
                    bool odd = false;
                    const size_t n = polygon->size() / 2;
                    for (size_t a = 0, b = n - 1; a < n; b = a++) {
                        const double ax = (*polygon)[2 * a], ay = (*polygon)[2 * a + 1], bx = (*polygon)[2 * b], by = (*polygon)[2 * b + 1];
                        if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) odd = !odd;
                    }
                    inside = odd;
                }
                if (!inside) {
                    ++i;
                    continue;
                }
                if (isScan) {
                    c.flags |= MOYIN_PDF_SCAN;
                } else if (!c.hiding) {
                    c.hiding = MOYIN_PDF_COVERED;
                    hasCovered = true;
                }
                cell[i] = cell.back();
                cell.pop_back();
            }
        }
    }
}

void Collector::fill(GfxState *state) {
    const GfxPath *path = state->getPath();
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    const Colour colour { float(colToDbl(rgb.r)), float(colToDbl(rgb.g)), float(colToDbl(rgb.b)) };
    const bool covers = this->covers(state->getFillOpacity(), state);
    std::vector<double> polygon;
    for (int s = 0; s < path->getNumSubpaths(); ++s) {
        const GfxSubpath *sub = path->getSubpath(s);
        const int n = sub->getNumPoints();
        if (n < 3) continue;
        polygon.clear();
        double x0 = 1e30, y0 = 1e30, x1 = -1e30, y1 = -1e30;
        for (int i = 0; i < n; ++i) {
            double x, y;
            state->transform(sub->getX(i), sub->getY(i), &x, &y);
            x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
            if (i < 4096) polygon.push_back(x), polygon.push_back(y);
        }
        // A rectangle has all its corners on its own box.
        bool isRectangle = n <= 6;
        for (size_t i = 0; i < polygon.size() && isRectangle; i += 2) {
            isRectangle = (std::fabs(polygon[i] - x0) < 0.1 || std::fabs(polygon[i] - x1) < 0.1) && (std::fabs(polygon[i + 1] - y0) < 0.1 || std::fabs(polygon[i + 1] - y1) < 0.1);
        }
        x0 = std::max(x0, cx0), x1 = std::min(x1, cx1), y0 = std::max(y0, cy0), y1 = std::min(y1, cy1);
        if (x1 < x0 || y1 < y0) continue;
        if (std::max(x1 - x0, y1 - y0) < speckSize) ++page.speck_count;
        if (x1 - x0 <= ruleWidth || y1 - y0 <= ruleWidth) {
            if (isRectangle && (x1 - x0 > 3 || y1 - y0 > 3)) {
                if (x1 - x0 <= ruleWidth) rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
                else rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
            }
            if (++items > limits.page_items) page.status = MOYIN_PDF_TOO_LARGE;
            continue;
        }
        if (!isRectangle) ++page.outline_count;
        paint({ float(x0), float(y0), float(x1), float(y1) }, colour, isRectangle, covers, isRectangle ? nullptr : &polygon);
        if (page.status != MOYIN_PDF_OK) return;
    }
}

void Collector::stroke(GfxState *state) {
    const GfxPath *path = state->getPath();
    const double width = state->getTransformedLineWidth();
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    for (int s = 0; s < path->getNumSubpaths(); ++s) {
        const GfxSubpath *sub = path->getSubpath(s);
        for (int i = 1; i < sub->getNumPoints(); ++i) {
            if (sub->getCurve(i)) continue;
            double x0, y0, x1, y1;
            state->transform(sub->getX(i - 1), sub->getY(i - 1), &x0, &y0);
            state->transform(sub->getX(i), sub->getY(i), &x1, &y1);
            if (std::fabs(x0 - x1) > 0.5 && std::fabs(y0 - y1) > 0.5) continue;
            if (x0 > x1) std::swap(x0, x1);
            if (y0 > y1) std::swap(y0, y1);
            if (width > 3) {
                // A line this thick hides as a box does.
                const double h = width / 2, endX = x1 - x0 < 0.5 ? h : 0, endY = y1 - y0 < 0.5 ? h : 0;
                GfxRGB rgb;
                state->getStrokeRGB(&rgb);
                const bool covers = this->covers(state->getStrokeOpacity(), state);
                const moyin_pdf_box box { float(std::max(x0 - endX, cx0)), float(std::max(y0 - endY, cy0)), float(std::min(x1 + endX, cx1)), float(std::min(y1 + endY, cy1)) };
                paint(box, { float(colToDbl(rgb.r)), float(colToDbl(rgb.g)), float(colToDbl(rgb.b)) }, true, covers, nullptr);
                continue;
            }
            if (++items > limits.page_items) {
                page.status = MOYIN_PDF_TOO_LARGE;
                return;
            }
            x0 = std::max(x0, cx0 - 1), x1 = std::min(x1, cx1 + 1), y0 = std::max(y0, cy0 - 1), y1 = std::min(y1, cy1 + 1);
            if (x1 - x0 > 3 || y1 - y0 > 3) rule(x0, y0, x1, y1);
        }
    }
}

bool Collector::tilingPatternFill(
    GfxState *state, Gfx *gfx, Catalog *, GfxTilingPattern *pattern, const double *matrix, int, int, int, int, double, double) {
    if (patternDepth > 2) return true;
    // What is in a pattern is read once, wherever it is repeated.
    ++patternDepth;
    gfx->drawForm(pattern->getContentStream(), pattern->getResDict(), matrix, pattern->getBBox());
    --patternDepth;
    (void)state;
    return true;
}

void Collector::picture(GfxState *state, const Object *ref, int columns, int rows, bool isOpaque) {
    if (forcedHiding) return;
    double x0 = 1e30, y0 = 1e30, x1 = -1e30, y1 = -1e30;
    for (int i = 0; i < 4; ++i) {
        double x, y;
        state->transform(i & 1, i >> 1, &x, &y);
        x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
    }
    double cx0, cy0, cx1, cy1;
    state->getClipBBox(&cx0, &cy0, &cx1, &cy1);
    const moyin_pdf_box whole { float(x0), float(y0), float(x1), float(y1) };
    const moyin_pdf_box box { float(std::max(x0, cx0)), float(std::max(y0, cy0)), float(std::min(x1, cx1)), float(std::min(y1, cy1)) };
    if (!isFinite(whole)) return;
    const double *m = state->getCTM();
    const double across = std::hypot(m[0], m[1]), down = std::hypot(m[2], m[3]);
    if (across > 0 && down > 0 && pictures.size() < limits.page_items) {
        moyin_pdf_picture picture { whole, ref && ref->isRef() ? uint32_t(ref->getRefNum()) : 0, uint32_t(std::max(0, columns)), uint32_t(std::max(0, rows)), 0, 0 };
        picture.dpi = float(72 * std::max(columns / across, rows / down));
        picture.is_partly_hidden = x0 < cx0 - 1 || y0 < cy0 - 1 || x1 > cx1 + 1 || y1 > cy1 + 1;
        pictures.push_back(picture);
        pictureMatrices.push_back({ m[0], m[1], m[2], m[3], m[4], m[5] });
    }
    if (box.x1 <= box.x0 || box.y1 <= box.y0) return;
    const bool covers = isOpaque && this->covers(state->getFillOpacity(), state);
    const bool isScan = double(box.x1 - box.x0) * (box.y1 - box.y0) > 0.5 * pageWidth * pageHeight;
    paint(box, {}, false, covers && !isScan, nullptr);
    // Text below the picture of a whole page is what was recognised in it.
    if (covers && isScan) cover(box, nullptr, true);
}

void Collector::drawImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert, bool interpolate, bool isInline) {
    picture(state, ref, width, height, false);
    OutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, isInline);
}

void Collector::drawImage(
    GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colours, bool interpolate, const int *mask, bool isInline) {
    picture(state, ref, width, height, mask == nullptr);
    OutputDev::drawImage(state, ref, str, width, height, colours, interpolate, mask, isInline);
}

void Collector::drawMaskedImage(
    GfxState *state, Object *ref, Stream *, int width, int height, GfxImageColorMap *, bool, Stream *, int, int, bool, bool) {
    picture(state, ref, width, height, false);
}

void Collector::drawSoftMaskedImage(
    GfxState *state, Object *ref, Stream *, int width, int height, GfxImageColorMap *, bool, Stream *, int, int, GfxImageColorMap *, bool) {
    picture(state, ref, width, height, false);
}

// MARK: lines

void Collector::finish() {
    text->endPage();
    if (page.status == MOYIN_PDF_OK) {
        text->coalesce(false, 0, false);
        applyMarks();
        readLines();
        findTwins();
    }
    for (size_t i = 0; i < marks.size(); ++i) marks[i].text = { reinterpret_cast<const uint8_t *>(markTexts[i].data()), markTexts[i].size() };
    page.width = float(pageWidth), page.height = float(pageHeight);
    page.chars = chars.data(), page.char_count = uint32_t(chars.size());
    page.texts = texts.data();
    page.glyphs = glyphs.data(), page.glyph_count = uint32_t(glyphs.size());
    page.words = words.data(), page.word_count = uint32_t(words.size());
    page.lines = lines.data(), page.line_count = uint32_t(lines.size());
    page.rules = rules.data(), page.rule_count = uint32_t(rules.size());
    page.pictures = pictures.data(), page.picture_count = uint32_t(pictures.size());
    page.marks = marks.data(), page.mark_count = uint32_t(marks.size());
}

/// Fonts of browsers say of a character that it is a radical that looks alike, and the mark around it what it is. Only
/// where a font says nothing better than such, the mark is believed: else it might hide what is shown.
void Collector::applyMarks() {
    const auto isVague = [](Unicode u) {
        return u < 0x20 || u == 0xfffd || (u >= 0x2e80 && u <= 0x2fdf) || (u >= 0xe000 && u <= 0xfaff) || (u >= 0xfb00 && u <= 0xfb4f) || (u >= 0xff00 && u <= 0xffef);
    };
    for (size_t i = 0; i < marks.size(); ++i) {
        moyin_pdf_mark &mark = marks[i];
        if (mark.kind != 0 || mark.end <= mark.first || mark.end > chars.size()) continue;
        Unicode *u = nullptr;
        const int count = utf8ToUCS4(markTexts[i].c_str(), &u);
        const uint32_t span = mark.end - mark.first;
        bool believed = count > 0 && (span == 1 || uint32_t(count) == span);
        for (uint32_t c = mark.first; c < mark.end && believed; ++c) {
            believed = !chars[c].hiding && (chars[c].text_count == 0 || isVague(texts[chars[c].text]));
        }
        if (believed) {
            mark.kind = 3;
            for (int k = 0; k < count; ++k) readings[mark.first + (span == 1 ? 0 : k)].push_back(u[k]);
        }
        gfree(u);
    }
}

void Collector::readLines() {
    uint32_t block = 0;
    for (const TextFlow *flow = text->getFlows(); flow; flow = flow->getNext()) {
        for (const TextBlock *b = flow->getBlocks(); b; b = b->getNext(), ++block) {
            for (const TextLine *l = b->getLines(); l; l = l->getNext()) {
                moyin_pdf_line line { { 1e30f, 1e30f, -1e30f, -1e30f }, uint32_t(words.size()), 0, block, 0 };
                for (const TextWord *w = l->getWords(); w; w = w->getNext()) {
                    const int *positions = w->*open(WordPositions());
                    double x0, y0, x1, y1;
                    w->getBBox(&x0, &y0, &x1, &y1);
                    moyin_pdf_word word { { float(x0), float(y0), float(x1), float(y1) }, uint32_t(glyphs.size()), 0, uint8_t(w->getSpaceAfter()) };
                    for (int i = 0; i < w->getLength(); ++i) {
                        if (positions[i] < 0 || size_t(positions[i]) >= chars.size()) continue;
                        chars[positions[i]].flags |= MOYIN_PDF_IN_LINE;
                        const auto said = readings.find(uint32_t(positions[i]));
                        if (said == readings.end()) {
                            glyphs.push_back({ *w->getChar(i), uint32_t(positions[i]) });
                        } else {
                            for (const Unicode u : said->second) glyphs.push_back({ u, uint32_t(positions[i]) });
                            said->second.clear();
                        }
                    }
                    word.count = uint32_t(glyphs.size()) - word.first;
                    if (word.count == 0) continue;
                    line.rotation = uint8_t(w->getRotation());
                    line.box = { std::min(line.box.x0, word.box.x0), std::min(line.box.y0, word.box.y0), std::max(line.box.x1, word.box.x1), std::max(line.box.y1, word.box.y1) };
                    words.push_back(word);
                }
                line.count = uint32_t(words.size()) - line.first;
                if (line.count > 0) lines.push_back(line);
            }
        }
    }
}

/// What is drawn more than once to make it bold stands in the lines once.
void Collector::findTwins() {
    std::unordered_map<uint64_t, std::vector<uint32_t>> shown;
    std::vector<uint32_t> left;
    for (uint32_t i = 0; i < chars.size(); ++i) {
        const moyin_pdf_char &c = chars[i];
        if (!c.hiding && !(c.flags & (MOYIN_PDF_IN_LINE | MOYIN_PDF_SPACE)) && c.text_count > 0) left.push_back(i);
    }
    if (left.empty()) return;
    const auto key = [&](const moyin_pdf_char &c) { return uint64_t(texts[c.text]) << 32 | cell((c.box.x0 + c.box.x1) / 2, (c.box.y0 + c.box.y1) / 2); };
    for (uint32_t i = 0; i < chars.size(); ++i) {
        if (chars[i].flags & MOYIN_PDF_IN_LINE && chars[i].text_count > 0) shown[key(chars[i])].push_back(i);
    }
    for (uint32_t i : left) {
        moyin_pdf_char &c = chars[i];
        const double size = std::max(1.0, double(c.box.y1 - c.box.y0)) * 0.3;
        moyin_pdf_char probe = c;
        for (int side = 0; side < 9 && !(c.flags & MOYIN_PDF_IN_LINE); ++side) {
            const float sx = float((side % 3 - 1) * size), sy = float((side / 3 - 1) * size);
            probe.box = { c.box.x0 + sx, c.box.y0 + sy, c.box.x1 + sx, c.box.y1 + sy };
            const auto found = shown.find(key(probe));
            if (found == shown.end()) continue;
            for (uint32_t j : found->second) {
                if (++effort > 4 * effortLimit) return;
                moyin_pdf_char &other = chars[j];
                if (std::fabs(other.box.x0 - c.box.x0) > size || std::fabs(other.box.y0 - c.box.y0) > size) continue;
                c.twin = other.twin;
                other.twin = i + 1;
                c.flags |= MOYIN_PDF_IN_LINE;
                break;
            }
        }
    }
}

// What is painted on a page: lines and boxes, pictures, and what they cover.
#include "collector.h"

#include <Gfx.h>

#include <algorithm>

namespace {

/// What is thinner is a line.
constexpr double ruleWidth = 2;
/// Squares of a QR code, and rows of them, are smaller.
constexpr double speckSize = 14;

} // namespace

bool Collector::Colour::near(const Colour &other) const {
    return std::fabs(r - other.r) + std::fabs(g - other.g) + std::fabs(b - other.b) < 0.12f;
}

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

void Collector::picture(GfxState *state, const Object *ref, int columns, int rows, int64_t maskPixels, bool isOpaque) {
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
        moyin_pdf_picture picture { whole, ref && ref->isRef() ? uint32_t(ref->getRefNum()) : 0, uint32_t(std::max(0, columns)), uint32_t(std::max(0, rows)), 0, 0, 0 };
        picture.pixels = uint64_t(picture.columns) * picture.rows + uint64_t(std::max(int64_t(0), maskPixels));
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
    picture(state, ref, width, height, 0, false);
    OutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, isInline);
}

void Collector::drawImage(
    GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colours, bool interpolate, const int *mask, bool isInline) {
    picture(state, ref, width, height, 0, mask == nullptr);
    OutputDev::drawImage(state, ref, str, width, height, colours, interpolate, mask, isInline);
}

void Collector::drawMaskedImage(
    GfxState *state, Object *ref, Stream *, int width, int height, GfxImageColorMap *, bool, Stream *, int maskWidth, int maskHeight, bool, bool) {
    picture(state, ref, width, height, int64_t(maskWidth) * maskHeight, false);
}

void Collector::drawSoftMaskedImage(
    GfxState *state, Object *ref, Stream *, int width, int height, GfxImageColorMap *, bool, Stream *, int maskWidth, int maskHeight,
    GfxImageColorMap *, bool) {
    picture(state, ref, width, height, int64_t(maskWidth) * maskHeight, false);
}

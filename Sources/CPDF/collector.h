// What Poppler draws on a page, kept character by character beside the reading order that it finds.
#pragma once
#include "include/cpdf.h"

#include <CharTypes.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <TextOutputDev.h>

#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// A clock that a page has to keep to.
class Deadline {
public:
    explicit Deadline(double seconds) : end(std::chrono::steady_clock::now() + std::chrono::microseconds(int64_t(seconds * 1e6))) {}
    bool passed() const { return std::chrono::steady_clock::now() > end; }

private:
    std::chrono::steady_clock::time_point end;
};

/// The device that a page is drawn on: nothing is painted, all is noted.
///
/// A page with text under boxes is drawn twice: what covers a text comes after it, and the reading order is to be made
/// without it.
class Collector : public OutputDev {
public:
    Collector(const moyin_pdf_limits &limits, const Deadline &deadline, const std::vector<uint8_t> *covered);
    ~Collector() override;

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    /// Text of layers that are off is passed as strings alone; see `endString`.
    bool needCharCount() override { return true; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }
    bool needNonText() override { return true; }

    void startPage(int number, GfxState *state, XRef *xref) override;
    void endPage() override;
    void saveState(GfxState *) override;
    void restoreState(GfxState *state) override;
    void updateFont(GfxState *state) override { text->updateFont(state); }

    void beginString(GfxState *state, const GooString *bytes) override;
    void endString(GfxState *state) override;
    void drawChar(
        GfxState *state, double x, double y, double dx, double dy, double originX, double originY, CharCode code, int bytes,
        const Unicode *u, int length) override;
    void beginActualText(GfxState *, const GooString *) override {}
    void endActualText(GfxState *) override {}
    void beginMarkedContent(const char *name, Dict *properties) override;
    void endMarkedContent(GfxState *state) override;

    void stroke(GfxState *state) override;
    void fill(GfxState *state) override;
    void eoFill(GfxState *state) override { fill(state); }
    bool tilingPatternFill(
        GfxState *state, Gfx *gfx, Catalog *catalog, GfxTilingPattern *pattern, const double *matrix, int x0, int y0, int x1, int y1,
        double xStep, double yStep) override;
    bool functionShadedFill(GfxState *, GfxFunctionShading *) override { return true; }
    bool axialShadedFill(GfxState *, GfxAxialShading *, double, double) override { return true; }
    bool radialShadedFill(GfxState *, GfxRadialShading *, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState *, GfxGouraudTriangleShading *) override { return true; }
    bool patchMeshShadedFill(GfxState *, GfxPatchMeshShading *) override { return true; }

    void drawImageMask(GfxState *state, Object *ref, Stream *str, int width, int height, bool invert, bool interpolate, bool isInline) override;
    void drawImage(
        GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colours, bool interpolate, const int *mask,
        bool isInline) override;
    void drawMaskedImage(
        GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colours, bool interpolate, Stream *mask, int maskWidth,
        int maskHeight, bool maskInvert, bool maskInterpolate) override;
    void drawSoftMaskedImage(
        GfxState *state, Object *ref, Stream *str, int width, int height, GfxImageColorMap *colours, bool interpolate, Stream *mask, int maskWidth,
        int maskHeight, GfxImageColorMap *maskColours, bool maskInterpolate) override;
    bool checkTransparencyGroup(GfxState *state, bool knockout) override;
    void beginTransparencyGroup(GfxState *, const double *, GfxColorSpace *, bool, bool, bool forSoftMask) override;
    void endTransparencyGroup(GfxState *) override;
    void setSoftMask(GfxState *, const double *, bool, Function *, GfxColor *) override { isMasked = true; }
    void clearSoftMask(GfxState *) override { isMasked = false; }
    void beginForm(Ref ref) override { forms.insert(ref.num); }

    /// Whether the page is to be drawn no further.
    bool stops();
    /// Sorts what was found into lines; afterwards the page can be read.
    void finish();

    moyin_pdf_page page {};
    std::vector<moyin_pdf_char> chars;
    /// The strings as they stand in the content streams, in their order.
    std::vector<std::string> strings;
    /// By string, number of the object of its font; 0 where that is none, or the font is not in the file.
    std::vector<int> stringFonts;
    /// Of a font, where a digit is drawn first.
    struct DrawnDigits {
        int generation;
        /// By digit, number of the character and 1 added.
        std::array<uint32_t, 10> characters {};
    };
    std::map<int, DrawnDigits> digits;
    /// Forms that were drawn.
    std::set<int> forms;
    std::vector<moyin_pdf_picture> pictures;
    /// By picture, from its unit square to the page.
    std::vector<std::array<double, 6>> pictureMatrices;
    /// While something is drawn that belongs to no running text: its hiding.
    uint8_t forcedHiding = 0;
    /// While something is drawn of which this is to be said.
    uint8_t forcedFlags = 0;
    bool hasCovered = false;
    /// From the page as it is shown to user space.
    std::array<double, 6> fromPage {};

private:
    struct Colour {
        float r = 0, g = 0, b = 0;
        bool near(const Colour &other) const;
    };
    struct Paint {
        moyin_pdf_box box;
        Colour colour;
        /// Of a picture or pattern nothing is known.
        bool known;
    };

    bool covers(double opacity, const GfxState *state) const;
    uint8_t hiding(const moyin_pdf_box &box);
    bool isOnItsColour(double x, double y);
    void add(GfxState *state, double x, double y, double originX, double originY, double dx, double dy, CharCode code, int bytes, const Unicode *u, int length);
    void fed(GfxState *state, double x, double y, double dx, double dy, CharCode code, const Unicode *u, int length, bool aside);
    void rule(double x0, double y0, double x1, double y1);
    void paint(const moyin_pdf_box &box, const Colour &colour, bool known, bool covers, const std::vector<double> *polygon);
    void picture(GfxState *state, const Object *ref, int columns, int rows, int64_t maskPixels, bool isOpaque);
    void cover(const moyin_pdf_box &box, const std::vector<double> *polygon, bool isScan);
    void place();
    void applyMarks();
    void readLines();
    void findTwins();
    size_t cell(double x, double y) const;

    /// Side of a cell of the grid, in points.
    static constexpr double gridSide = 32;
    /// Pages of this many cells a side at most; what is beyond counts to the last.
    static constexpr size_t gridLimit = 128;
    /// Comparisons of a page with what is painted below; beyond, a text counts as shown.
    static constexpr uint64_t effortLimit = 50'000'000;
    static bool isFinite(const moyin_pdf_box &box) {
        return std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) && std::isfinite(box.y1);
    }

    const moyin_pdf_limits limits;
    const Deadline &deadline;
    /// In the second pass, by character, whether it was covered.
    const std::vector<uint8_t> *covered;
    TextPage *text;
    double pageWidth = 0, pageHeight = 0;
    uint32_t steps = 0;
    int saved = 0;
    uint64_t effort = 0;
    uint32_t items = 0;

    std::vector<uint32_t> texts;
    std::vector<moyin_pdf_glyph> glyphs;
    std::vector<moyin_pdf_word> words;
    std::vector<moyin_pdf_line> lines;
    std::vector<moyin_pdf_box> rules;
    std::vector<moyin_pdf_mark> marks;
    std::vector<std::string> markTexts;
    std::vector<std::vector<size_t>> openMarks;
    /// By character, what a mark says it reads as.
    std::unordered_map<uint32_t, std::vector<Unicode>> readings;
    std::vector<Paint> paints;
    std::vector<Colour> colours;
    bool hasPage = false;
    /// Characters that may still be covered, by place.
    std::vector<std::vector<uint32_t>> grid;
    size_t gridColumns = 0, gridRows = 0;
    /// As many characters are in the grid.
    size_t placed = 0;

    // Of the string at hand.
    uint32_t offset = 0;
    /// Of the last string, too; most strings have the font of the one before.
    std::shared_ptr<GfxFont> lastFont;
    int lastNumber = 0;
    DrawnDigits *fontDigits = nullptr;
    size_t drawnBefore = 0;
    bool isTransparent = false, isInvisible = false, isTiny = false, isPattern = false;
    Colour textColour;
    double upX = 0, upY = 0, overX = 0, overY = 0, ascent = 0, descent = 0, inverse[4];
    bool hasInverse = false;
    double clip[4];
    double startX = 0, startY = 0;
    int patternDepth = 0;
    /// Of the groups that are open, and the one about to begin: whether what lies below shines through.
    std::vector<bool> groups;
    bool nextGroup = false;
    bool isMasked = false;
};

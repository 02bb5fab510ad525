// Tesseract behind plain C functions: what Swift sees of it are characters with boxes. Its headers stay inside.
#ifndef MOYIN_COCR_H
#define MOYIN_COCR_H
#include <stddef.h>
#include <stdint.h>

/// An engine with its language data loaded. Not to be used by two threads at once.
typedef struct moyin_ocr moyin_ocr;

/// One character that was recognised, in pixels of the picture as it was prepared.
typedef struct {
    int32_t left, top, right, bottom;
    /// Of 100.
    float confidence;
    /// Where its UTF-8 begins in the text of the page.
    uint32_t offset;
    uint8_t length;
    /// It is the first of a word, of a line.
    uint8_t begins_word, begins_line;
} moyin_ocr_symbol;

/// How a picture was changed before it was recognised.
typedef struct {
    float scale;
    /// Clockwise, in radians.
    float angle;
    /// Size when it was turned.
    int32_t width, height;
} moyin_ocr_turn;

/// What was recognised on a picture; owned by the caller, see `moyin_ocr_free`.
typedef struct {
    moyin_ocr_symbol *symbols;
    size_t count;
    char *text;
    size_t text_length;
    /// Stretches of ink that have the shape of a line of text.
    int32_t stretches;
    /// The picture as it was prepared: straight, of one size, without the rules of tables. 8-bit gray.
    uint8_t *gray;
    int32_t width, height;
    moyin_ocr_turn turn;
} moyin_ocr_page;

/// A box (left, top, right, bottom) of the prepared picture in pixels of the one that was given: what holds all of it.
void moyin_ocr_turn_back(const moyin_ocr_turn *turn, float box[4]);

/// Loads the data for a language, as Tesseract calls it: `chi_sim`. Returns NULL when it is not installed.
moyin_ocr *moyin_ocr_open(const char *language);
void moyin_ocr_close(moyin_ocr *engine);

/// Stretches of ink that have the shape of a line of text, along the picture and across it: more of these where it lies
/// sideways. Returns 0, or -1 when memory is short.
int moyin_ocr_lines(const uint8_t *gray, int width, int height, int dpi, int *along, int *across);

/// Recognises a picture of 8-bit gray, `width` bytes a row.
/// `dpi`: pixels an inch, or 0 where it is not known. `milliseconds`: when it gives up.
/// Returns 0, or -1 when it cannot or the time is over.
int moyin_ocr_read(moyin_ocr *engine, const uint8_t *gray, int width, int height, int dpi, int milliseconds, moyin_ocr_page *page);
void moyin_ocr_free(moyin_ocr_page *page);
#endif

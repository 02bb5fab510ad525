// Tesseract behind plain C functions: what Swift sees of it are characters with boxes. Its headers stay inside.
#ifndef MOYIN_COCR_H
#define MOYIN_COCR_H
#include <stddef.h>
#include <stdint.h>

/// An engine with its language data loaded. Not to be used by two threads at once.
typedef struct moyin_ocr moyin_ocr;

/// One character that was recognised, in pixels of the picture that was given.
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

/// What was recognised on a picture; owned by the caller, see `moyin_ocr_free`.
typedef struct {
    moyin_ocr_symbol *symbols;
    size_t count;
    char *text;
    size_t text_length;
    /// Stretches of ink that have the shape of a line of text.
    int32_t stretches;
} moyin_ocr_page;

/// Loads the data for a language, as Tesseract calls it: `chi_sim`. Returns NULL when it is not installed.
moyin_ocr *moyin_ocr_open(const char *language);
void moyin_ocr_close(moyin_ocr *engine);

/// Recognises a picture of 8-bit gray, `width` bytes a row.
/// `dpi`: pixels an inch, or 0 where it is not known. `milliseconds`: when it gives up.
/// Returns 0, or -1 when it cannot or the time is over.
int moyin_ocr_read(moyin_ocr *engine, const uint8_t *gray, int width, int height, int dpi, int milliseconds, moyin_ocr_page *page);
void moyin_ocr_free(moyin_ocr_page *page);
#endif

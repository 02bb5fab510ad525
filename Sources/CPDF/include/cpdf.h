// PDF behind plain C: Poppler reads the pages, qpdf the objects and writes the copy. No C++ is seen from outside, no
// exception leaves, and nothing here keeps a pointer to what the caller passed beyond the document's life.
#ifndef MOYIN_CPDF_H
#define MOYIN_CPDF_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct moyin_pdf moyin_pdf;

enum moyin_pdf_status {
    MOYIN_PDF_OK,
    /// A password is needed.
    MOYIN_PDF_ENCRYPTED,
    MOYIN_PDF_DAMAGED,
    MOYIN_PDF_TOO_LARGE,
    MOYIN_PDF_TOO_SLOW,
    /// A value could not be taken out.
    MOYIN_PDF_CANNOT_WRITE,
};

/// Limits of one document.
typedef struct {
    /// Bytes that one stream may unpack to.
    size_t stream_bytes;
    /// Characters, and paths, of one page.
    uint32_t page_items;
    /// Seconds of one page.
    double page_seconds;
    uint32_t pages;
} moyin_pdf_limits;

/// Opens a document. The bytes stay the caller's and outlive it. NULL with a reason in `status`.
moyin_pdf *moyin_pdf_open(const uint8_t *bytes, size_t count, moyin_pdf_limits limits, int *status);
void moyin_pdf_close(moyin_pdf *);
/// 0 when there are none that can be read.
uint32_t moyin_pdf_page_count(moyin_pdf *);

// MARK: pages

/// Points (1/72 inch) from the upper left corner of the page as it is shown.
typedef struct {
    float x0, y0, x1, y1;
} moyin_pdf_box;

enum moyin_pdf_hiding {
    MOYIN_PDF_SHOWN,
    /// A layer that is off, an annotation that is hidden, beyond what is clipped.
    MOYIN_PDF_HIDDEN,
    MOYIN_PDF_INVISIBLE_COLOUR,
    MOYIN_PDF_TINY,
    MOYIN_PDF_OFF_PAGE,
    MOYIN_PDF_COVERED,
};

/// One character code that a show operator drew.
typedef struct {
    moyin_pdf_box box;
    /// Of the page's strings, which one, and where in it.
    uint32_t string;
    uint32_t offset;
    /// Its characters, in the page's `texts`.
    uint32_t text;
    uint8_t text_count;
    uint8_t bytes;
    uint8_t hiding;
    /// Bits, see below.
    uint8_t flags;
    /// How far it moves what follows, in thousandths of text space as TJ has them.
    float advance;
    /// Another of the same place and character, drawn once more to make it bold; 0: none, else its number and 1 added.
    uint32_t twin;
} moyin_pdf_char;

enum {
    /// The font does not tell what character it is.
    MOYIN_PDF_UNKNOWN = 1,
    /// Lies with a picture that covers most of the page: recognised text of a scan.
    MOYIN_PDF_SCAN = 2,
    MOYIN_PDF_SPACE = 4,
    MOYIN_PDF_ANNOTATION = 8,
    /// Drawn where taking it out cannot be proved: a pattern, a form that is not on the page.
    MOYIN_PDF_UNPROVABLE = 16,
    /// Stands in the lines.
    MOYIN_PDF_IN_LINE = 32,
};

/// A character in reading order.
typedef struct {
    uint32_t unicode;
    /// The code that drew it.
    uint32_t character;
} moyin_pdf_glyph;

typedef struct {
    moyin_pdf_box box;
    /// In the page's glyphs.
    uint32_t first, count;
    /// Of a space behind it.
    uint8_t space;
} moyin_pdf_word;

typedef struct {
    moyin_pdf_box box;
    /// In the page's words.
    uint32_t first, count;
    /// Lines of one block stand beneath each other.
    uint32_t block;
    /// Quarter turns against the page.
    uint8_t rotation;
} moyin_pdf_line;

typedef struct {
    const uint8_t *bytes;
    size_t count;
} moyin_pdf_bytes;

/// Text that stands for others: what a marked part of the page says it reads as.
typedef struct {
    /// UTF-8.
    moyin_pdf_bytes text;
    /// Characters that it stands for.
    uint32_t first, end;
    /// 0: ActualText, which stands for them; 3: such that is in the glyphs already; else Alt or E, which describe them.
    uint8_t kind;
} moyin_pdf_mark;

/// A picture that the page draws, whatever clips or covers it.
typedef struct {
    /// Beyond the edges of the page, too.
    moyin_pdf_box box;
    /// Of its object; 0: it stands within the content.
    uint32_t object;
    /// Its own pixels.
    uint32_t columns, rows;
    /// As many are decoded to draw it, those of its mask included.
    uint64_t pixels;
    /// The most of its pixels that go into an inch of the page.
    float dpi;
    /// Less of it shows than there is: something clips it, or lies over it.
    uint8_t is_partly_hidden;
} moyin_pdf_picture;

typedef struct {
    float width, height;
    const moyin_pdf_char *chars;
    uint32_t char_count;
    const uint32_t *texts;
    const moyin_pdf_glyph *glyphs;
    uint32_t glyph_count;
    const moyin_pdf_word *words;
    uint32_t word_count;
    const moyin_pdf_line *lines;
    uint32_t line_count;
    /// Thin lines and edges of boxes, for tables: horizontal or vertical.
    const moyin_pdf_box *rules;
    uint32_t rule_count;
    const moyin_pdf_picture *pictures;
    uint32_t picture_count;
    const moyin_pdf_mark *marks;
    uint32_t mark_count;
    /// Filled shapes that are no boxes: many of them are letters that are drawn as outlines.
    uint32_t outline_count;
    /// Filled squares as small as those that QR codes are made of.
    uint32_t speck_count;
    /// Not everything of the page was read.
    int status;
} moyin_pdf_page;

/// Reads a page, counted from 0. It is valid until the next call for this document.
const moyin_pdf_page *moyin_pdf_read_page(moyin_pdf *, uint32_t number);

/// In the copy, this character of the page that was read last is not there, nor are its twins.
void moyin_pdf_remove(moyin_pdf *, uint32_t character);

/// In the copy, the page that was read last does not say how marked parts of it read.
void moyin_pdf_unmark(moyin_pdf *);

/// In the copy, the page that was read last is a picture of itself, black here.
void moyin_pdf_blacken(moyin_pdf *, moyin_pdf_box place);

/// In the copy, the pictures of the page that was read last are black here, wherever else they are drawn; where that
/// cannot be done or proved, the pages that draw them are pictures of themselves.
void moyin_pdf_cover(moyin_pdf *, moyin_pdf_box place);

/// In the copy, the picture that is this object is black here; in its pixels from its upper left corner.
void moyin_pdf_cover_object(moyin_pdf *, uint32_t object, moyin_pdf_box place);

/// Forms and pages that the file has and no page shows; known when all pages were read. They are read as pages behind the last.
uint32_t moyin_pdf_orphan_count(moyin_pdf *);

/// Gray pixels of nothing but the pictures of the page that was read last, in a part of it, whatever clips or covers them.
/// As `moyin_pdf_render`.
uint8_t *moyin_pdf_draw_pictures(moyin_pdf *, moyin_pdf_box part, double dpi, uint32_t pixels, uint32_t *width, uint32_t *height);

/// Gray pixels of the picture that is an object, as many as it has; NULL when it is none, or it or its mask has more than `pixels`.
uint8_t *moyin_pdf_draw_object(moyin_pdf *, uint32_t object, uint32_t pixels, uint32_t *width, uint32_t *height);

/// Pictures that the file has and no page that was read draws, by number of their object. Valid until the next call.
const uint32_t *moyin_pdf_undrawn_pictures(moyin_pdf *, uint32_t *count);

/// Gray pixels of a page as it is shown, `*width` a row, at most `pixels` in all. To be freed by the caller; NULL: not enough memory.
uint8_t *moyin_pdf_render(moyin_pdf *, uint32_t number, double dpi, uint32_t pixels, uint32_t *width, uint32_t *height);

// MARK: objects

enum moyin_pdf_text_kind {
    MOYIN_PDF_PROPERTY,
    MOYIN_PDF_METADATA,
    MOYIN_PDF_NOTE,
    MOYIN_PDF_FIELD,
    MOYIN_PDF_OUTLINE,
    MOYIN_PDF_LAYER,
    MOYIN_PDF_LINK,
    MOYIN_PDF_SCRIPT,
    MOYIN_PDF_FILE_NAME,
    MOYIN_PDF_BOOKMARK,
    MOYIN_PDF_ALTERNATIVE,
    MOYIN_PDF_SIGNATURE,
    MOYIN_PDF_FORM_DATA,
    MOYIN_PDF_CUSTOM,
    MOYIN_PDF_UNUSED,
    /// A file within; `text` are its bytes.
    MOYIN_PDF_FILE,
};

typedef struct {
    uint8_t kind;
    /// It is XML.
    uint8_t xml;
    /// It is shown nowhere, not even on demand.
    uint8_t hidden;
    /// Of the page it belongs to, from 1; 0: none.
    uint32_t page;
    /// Of the object, which goes on through the file.
    uint32_t number;
    /// Key of the dictionary, or name of a file; UTF-8.
    moyin_pdf_bytes name;
    /// UTF-8.
    moyin_pdf_bytes text;
} moyin_pdf_text;

/// What takes the place of a text in the copy: 0 it stays, 1 `replacement`, which is copied at once, 2 nothing.
typedef int (*moyin_pdf_visitor)(void *context, const moyin_pdf_text *text, moyin_pdf_bytes *replacement);

/// Passes every text that does not stand on a page, in the order of the file. Where `changes` is 0 the visitor only looks.
int moyin_pdf_visit(moyin_pdf *, int changes, moyin_pdf_visitor visitor, void *context);

/// What is in the file besides its texts: bits.
enum {
    MOYIN_PDF_SIGNED = 1,
    MOYIN_PDF_SCRIPTED = 2,
    MOYIN_PDF_THUMBNAILS = 4,
    /// A stream that could not be unpacked.
    MOYIN_PDF_UNREAD = 8,
};
uint32_t moyin_pdf_traits(moyin_pdf *);

// MARK: the copy

/// The copy after `moyin_pdf_remove` and a visitor that replaces, read again: what stays stands where it stood, what
/// leaves is not there, and none of the values (UTF-8) is in any string or stream. To be freed by the caller; NULL with a
/// reason in `status`.
uint8_t *moyin_pdf_write(moyin_pdf *, int cleans_properties, const moyin_pdf_bytes *values, size_t value_count, size_t *count, int *status);

/// Notes by value, in `found`, whether it stands in these bytes.
void moyin_pdf_find_all(const uint8_t *bytes, size_t count, const moyin_pdf_bytes *values, size_t value_count, uint8_t *found);

/// Where a stretch of bytes begins in others, from `from` on; -1: nowhere.
ptrdiff_t moyin_pdf_find(const uint8_t *bytes, size_t count, size_t from, const uint8_t *wanted, size_t wanted_count);

#ifdef __cplusplus
}
#endif
#endif

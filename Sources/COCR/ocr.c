#include "cocr.h"
#include "preparation.h"
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

struct moyin_ocr {
    TessBaseAPI *api;
};

// OpenMP makes one page five times slower on a machine whose cores are at work. Its limit by environment is read before
// `main`; that no region is active is the one limit that can be set later.
extern void omp_set_max_active_levels(int) __attribute__((weak));

moyin_ocr *moyin_ocr_open(const char *language) {
    setMsgSeverity(L_SEVERITY_NONE);
    TessBaseAPI *api = TessBaseAPICreate();
    if (!api) return NULL;
    // Otherwise it speaks to standard error.
    char *names[] = {"debug_file"}, *values[] = {"/dev/null"};
    moyin_ocr *engine = malloc(sizeof *engine);
    if (!engine || TessBaseAPIInit4(api, NULL, language, OEM_LSTM_ONLY, NULL, 0, names, values, 1, 0) != 0) {
        TessBaseAPIDelete(api);
        free(engine);
        return NULL;
    }
    engine->api = api;
    return engine;
}

void moyin_ocr_close(moyin_ocr *engine) {
    if (!engine) return;
    TessBaseAPIEnd(engine->api);
    TessBaseAPIDelete(engine->api);
    free(engine);
}

void moyin_ocr_free(moyin_ocr_page *page) {
    free(page->symbols);
    free(page->text);
    free(page->gray);
    memset(page, 0, sizeof *page);
}

// A vector that grows, for symbols and for text alike.
static void *grown(void *array, size_t count, size_t *capacity, size_t more, size_t size) {
    if (count + more <= *capacity) return array;
    size_t next = (*capacity ? *capacity * 2 : 256) + more;
    void *larger = realloc(array, next * size);
    if (larger) *capacity = next;
    return larger;
}

static int collect(TessBaseAPI *api, moyin_ocr_page *page) {
    TessResultIterator *iterator = TessBaseAPIGetIterator(api);
    if (!iterator) return 0;
    TessPageIterator *place = TessResultIteratorGetPageIterator(iterator);
    size_t symbols = 0, bytes = 0;
    int status = 0;
    do {
        char *text = TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL);
        if (!text) continue;
        size_t length = strlen(text);
        int left, top, right, bottom;
        if (length > 0 && length < 256 && TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom)) {
            moyin_ocr_symbol *larger = grown(page->symbols, page->count, &symbols, 1, sizeof *larger);
            if (larger) page->symbols = larger;
            char *longer = grown(page->text, page->text_length, &bytes, length, 1);
            if (longer) page->text = longer;
            if (!larger || !longer) {
                status = -1;
                TessDeleteText(text);
                break;
            }
            memcpy(page->text + page->text_length, text, length);
            page->symbols[page->count++] = (moyin_ocr_symbol){
                .left = left,
                .top = top,
                .right = right,
                .bottom = bottom,
                .confidence = TessResultIteratorConfidence(iterator, RIL_SYMBOL),
                .offset = (uint32_t)page->text_length,
                .length = (uint8_t)length,
                .begins_word = TessPageIteratorIsAtBeginningOf(place, RIL_WORD) != 0,
                .begins_line = TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0,
            };
            page->text_length += length;
        }
        TessDeleteText(text);
    } while (TessResultIteratorNext(iterator, RIL_SYMBOL));
    TessResultIteratorDelete(iterator);
    return status;
}

static int give_gray(PIX *pix, moyin_ocr_page *page) {
    size_t width = pixGetWidth(pix), height = pixGetHeight(pix), words = pixGetWpl(pix);
    if (!(page->gray = malloc(width * height + 1))) return -1;
    const l_uint32 *data = pixGetData(pix);
    for (size_t y = 0; y < height; y++) {
        for (size_t x = 0; x < width; x++) page->gray[y * width + x] = GET_DATA_BYTE(data + y * words, x);
    }
    page->width = (int32_t)width;
    page->height = (int32_t)height;
    return 0;
}

int moyin_ocr_lines(const uint8_t *gray, int width, int height, int dpi, int *along, int *across) {
    moyin_ocr_turn turn;
    PIX *pix = moyin_ocr_prepare(gray, width, height, dpi, &turn), *turned = pix ? pixRotateOrth(pix, 1) : NULL;
    int status = turned ? 0 : -1;
    if (turned) {
        *along = moyin_ocr_stretches(pix);
        *across = moyin_ocr_stretches(turned);
    }
    pixDestroy(&turned);
    pixDestroy(&pix);
    return status;
}

int moyin_ocr_read(moyin_ocr *engine, const uint8_t *gray, int width, int height, int dpi, int milliseconds, moyin_ocr_page *page) {
    memset(page, 0, sizeof *page);
    if (omp_set_max_active_levels) omp_set_max_active_levels(0);
    PIX *pix = moyin_ocr_prepare(gray, width, height, dpi, &page->turn);
    if (!pix) return -1;
    page->stretches = moyin_ocr_stretches(pix);
    // One block: the cells of a row stay one line, which layout analysis would take apart into columns.
    TessBaseAPISetPageSegMode(engine->api, PSM_SINGLE_BLOCK);
    int status = -1;
    TessBaseAPISetImage2(engine->api, pix);
    TessBaseAPISetSourceResolution(engine->api, 150);
    ETEXT_DESC *monitor = TessMonitorCreate();
    if (monitor) {
        TessMonitorSetDeadlineMSecs(monitor, milliseconds);
        status = TessBaseAPIRecognize(engine->api, monitor) == 0 ? collect(engine->api, page) : -1;
        TessMonitorDelete(monitor);
    }
    TessBaseAPIClear(engine->api);
    if (status == 0 && give_gray(pix, page) != 0) status = -1;
    pixDestroy(&pix);
    if (status != 0) moyin_ocr_free(page);
    return status;
}

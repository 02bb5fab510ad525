// A document that is open: Poppler's view of it, qpdf's when it is asked for, and what is to leave it.
#pragma once
// qpdf asks how its old smart pointer is meant; it is not used here.
#define POINTERHOLDER_TRANSITION 4
#include "collector.h"
#include "digits.h"
#include "include/cpdf.h"

#include <PDFDoc.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <array>
#include <map>
#include <memory>

/// How a page lies in its own user space, and how large it is.
struct PageFrame {
    std::array<double, 6> fromPage;
    double width = 0, height = 0;
};

/// What of a page is to leave it.
struct PageChanges {
    struct Removal {
        uint32_t string, offset;
        uint8_t bytes;
        float advance;
    };
    std::vector<Removal> removals;
    /// Where it stood, in points from the upper left corner of the page as shown.
    std::vector<moyin_pdf_box> boxes;
    /// The page's strings in the order they were drawn, to be met again in the content streams.
    std::vector<std::string> strings;
    /// What stays, in the order in which it is drawn.
    struct Kept {
        uint32_t unicode;
        float x, y;
    };
    std::vector<Kept> kept;
    PageFrame frame;
    /// It can only be rebuilt as a picture.
    bool asPicture = false;
};

/// A page that draws a picture, and where: from the picture's unit square to the page.
struct PictureUse {
    uint32_t page;
    std::array<double, 6> matrix;
};

/// What of a picture is to be black: fractions of its width and height from its upper left corner.
using PictureCovers = std::vector<moyin_pdf_box>;

struct moyin_pdf {
    const uint8_t *bytes;
    size_t count;
    moyin_pdf_limits limits;
    std::unique_ptr<PDFDoc> poppler;
    std::shared_ptr<QPDF> objects;
    std::unique_ptr<Deadline> deadline;
    std::unique_ptr<Collector> collector;
    Digits digits;
    uint32_t current = 0;
    std::vector<bool> removed;
    std::map<uint32_t, PageChanges> changes;
    /// Forms that some page draws, by number of their object.
    std::set<int> forms;
    uint32_t traits = 0;
    /// What marked parts of pages read as.
    std::set<std::string> marks;
    /// A copy is being made.
    bool isChanging = false;
    /// The form of another kind that holds the same fields once more has changed.
    bool dropsForms = false;
    /// Numbers of forms and pages that no page shows.
    std::vector<int> orphans;
    /// Of pages that draw pictures.
    std::map<uint32_t, PageFrame> frames;
    /// By number of a picture's object.
    std::map<uint32_t, std::vector<PictureUse>> pictureUses;
    std::map<uint32_t, PictureCovers> covers;
    /// By page, what of it has to be black in the copy because of them.
    std::map<uint32_t, std::vector<moyin_pdf_box>> covered;
    std::vector<uint32_t> undrawn;
    std::vector<QPDFObjectHandle> listed;
    /// By number of an object, whether it can hold no text; what leads to it is not followed.
    std::vector<bool> silent;

    /// The changes of the page that was read last.
    PageChanges &change();
    /// The changes of a page, for a picture of it.
    PageChanges &changeAsPicture(uint32_t page);
    /// Keeps which pictures a page draws.
    void notePictures(const Collector &page);
    /// Notes what stays of it, before another is read.
    void settle();
    /// qpdf's document.
    QPDF *open();
    /// Objects as they were read, without those that can hold no text.
    const std::vector<QPDFObjectHandle> &telling();
    bool isSilent(const QPDFObjectHandle &object) const {
        if (silent.empty() || !object.isIndirect()) return false;
        const size_t number = size_t(object.getObjectID());
        return number < silent.size() && silent[number];
    }
};

/// Bytes of a stream, unpacked, up to a limit. False when it cannot be unpacked, or is more.
bool unpack(QPDFObjectHandle stream, size_t limit, std::string &out);

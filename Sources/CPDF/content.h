// Content streams as they are drawn, rewritten without the characters that leave.
#pragma once
#include "document.h"

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFTokenizer.hh>

/// Walks the streams of one page in the order in which Poppler drew them and meets each string again. Where one differs
/// from what was read, nothing is proved, and `isProved` is false at the end.
class ContentWalk {
public:
    /// - Parameter changes: null to see only which forms are used.
    ContentWalk(QPDF &qpdf, const moyin_pdf_limits &limits, PageChanges *changes, const Deadline &deadline);

    /// The page's own content and the appearances of its annotations, changed in place.
    void rewrite(QPDFObjectHandle page);
    /// Takes the forms that the page does not draw from its resources.
    void prune(QPDFObjectHandle page);

    bool isProved() const;
    /// Some form has a changed twin.
    bool changesForms = false;

private:
    friend class StreamFilter;
    QPDF &qpdf;
    const moyin_pdf_limits &limits;
    PageChanges *changes;
    const Deadline &deadline;
    std::vector<std::vector<const PageChanges::Removal *>> removals;
    size_t cursor = 0;
    bool differs = false;
    std::set<QPDFObjGen> active;
    int depth = 0;
    uint32_t names = 0;

    /// The form without what leaves it, or null when it stays as it is.
    QPDFObjectHandle form(QPDFObjectHandle stream, class StreamFilter *parent);
    void annotations(QPDFObjectHandle page, class StreamFilter *around);
};

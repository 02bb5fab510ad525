// The content of a page, unpacked once for all who draw it.
#pragma once
#include "collector.h"

#include <Gfx.h>
#include <Page.h>

/// Poppler unpacks byte by byte, and anew for each drawing. What it would read is the same.
class PageContents {
public:
    /// - Parameter limit: bytes, unpacked.
    PageContents(Page *page, size_t limit, const Deadline &deadline);

    /// It unpacks to more than the limit: Poppler can be stopped between operators alone, and there need be none.
    bool isTooLarge = false;
    void draw(Gfx &gfx);

private:
    size_t left;
    const Deadline &deadline;
    /// Of these Poppler reads.
    std::vector<std::unique_ptr<std::string>> parts;
    size_t kept = 0;
    Object contents;

    Object unpacked(Object &&part);
    bool count(Stream *stream);
};

// Pictures: drawn without anything around them to be read, and black in the copy where something leaves them.
#pragma once
#include "document.h"

#include <qpdf/QPDFObjectHandle.hh>

/// Where the object of a picture is.
Ref reference(const moyin_pdf &pdf, uint32_t object);

/// Size of the picture that is an object. False when it is none.
bool pictureSize(const moyin_pdf &pdf, uint32_t object, int *width, int *height);

/// Of the larger mask of a picture that is an object, its pixels; 0: it has none.
int64_t maskPixels(const moyin_pdf &pdf, uint32_t object);

/// Draws the picture that is an object, over a page of a size.
void drawPicture(moyin_pdf &pdf, uint32_t object, OutputDev &device, double width, double height, Deadline &deadline);

/// Makes the pictures black that are to be: each object is put anew, from its pixels. Where one cannot be, the pages that
/// draw it are to become pictures of themselves.
///
/// - Returns: false when one of a picture that no page draws cannot be taken away either.
bool coverPictures(moyin_pdf &pdf, QPDF &qpdf);

/// Whether a page of the copy is black in its pictures where it is to be.
bool isCovered(moyin_pdf &copy, uint32_t page, const std::vector<moyin_pdf_box> &places);

/// What is to be black of a page that becomes a picture, on account of its pictures alone.
std::vector<moyin_pdf_box> coveredPlaces(const moyin_pdf &pdf, uint32_t page);

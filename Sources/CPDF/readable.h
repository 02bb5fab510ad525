// Strings of a document as people read them.
#pragma once
#include <string>

/// A text string in UTF-8. Programs of the region write GBK where the standard has PDFDocEncoding.
std::string readable(const std::string &s);
/// Whether it says anything, and has no sign that no text has.
bool isText(const std::string &utf8);
bool isDate(const std::string &s);

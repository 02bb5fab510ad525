#include "regex_re2.h"

#include <re2/re2.h>

#include <cstdio>
#include <string>

namespace {

struct Engine {
    rx_engine engine;  // first: the caller holds a pointer to it
    RE2 *expression;
};

rx_result scan(rx_engine *engine, const char *text, size_t length) {
    const RE2 &expression = *reinterpret_cast<Engine *>(engine)->expression;
    rx_result result = {0, 0, 0};
    re2::StringPiece whole(text, length), match;
    size_t at = 0;
    while (at <= length && expression.Match(whole, at, length, RE2::UNANCHORED, &match, 1)) {
        size_t start = match.data() - text, end = start + match.size();
        result.matches++;
        result.starts += start;
        result.ends += end;
        at = end;
    }
    return result;
}

}  // namespace

extern "C" rx_engine *rx_re2(const char *const *expressions, size_t count, char *error) {
    std::string all;
    for (size_t i = 0; i < count; i++) {
        if (i) all += '|';
        all += expressions[i];
    }
    RE2::Options options;
    options.set_max_mem(256 << 20);  // room for the automaton, so that it is never thrown away and built again
    options.set_log_errors(false);
    auto *e = new Engine{{scan}, new RE2(all, options)};
    if (!e->expression->ok()) {
        snprintf(error, 256, "RE2 does not compile: %s", e->expression->error().c_str());
        return nullptr;
    }
    return &e->engine;
}

// Streams, unpacked within bounds.
#include "document.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <stdexcept>

namespace {

/// Ends unpacking that goes on too long.
class Bounded : public Pipeline {
public:
    Bounded(std::string &out, size_t limit) : Pipeline("bounded", nullptr), out(out), limit(limit) {}
    void write(unsigned char const *data, size_t count) override {
        if (out.size() + count > limit) throw std::length_error("stream");
        out.append(reinterpret_cast<const char *>(data), count);
    }
    void finish() override {}

private:
    std::string &out;
    size_t limit;
};

} // namespace

bool unpack(QPDFObjectHandle stream, size_t limit, std::string &out) {
    out.clear();
    try {
        Bounded pipe(out, limit);
        bool filtered = false;
        return stream.pipeStreamData(&pipe, &filtered, 0, qpdf_dl_all, true, false);
    } catch (...) {
        return false;
    }
}

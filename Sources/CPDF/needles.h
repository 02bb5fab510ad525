// Many values sought in many bytes at once.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

/// Values of at least four bytes, by how they begin: a roster has thousands of them, and a document megabytes.
class Needles {
public:
    void add(const std::string &value, uint32_t number) {
        if (value.size() < 4) return;
        const uint32_t key = read(value.data());
        begins[slot(key)] = true;
        values[key].push_back({ value, number });
    }

    /// Calls `found` with the number of each value that stands in `bytes`, as often as it does; ends where that is false.
    template <typename Found>
    void find(const char *bytes, size_t count, Found found) const {
        for (size_t i = 0; i + 4 <= count; ++i) {
            const uint32_t key = read(bytes + i);
            if (!begins[slot(key)]) continue;
            const auto list = values.find(key);
            if (list == values.end()) continue;
            for (const auto &[value, number] : list->second) {
                if (value.size() <= count - i && memcmp(bytes + i, value.data(), value.size()) == 0 && !found(number)) return;
            }
        }
    }

    bool isIn(const std::string &bytes) const {
        bool any = false;
        find(bytes.data(), bytes.size(), [&](uint32_t) {
            any = true;
            return false;
        });
        return any;
    }

private:
    std::vector<bool> begins = std::vector<bool>(1 << 20);
    std::unordered_map<uint32_t, std::vector<std::pair<std::string, uint32_t>>> values;

    static uint32_t read(const char *bytes) {
        uint32_t key;
        memcpy(&key, bytes, 4);
        return key;
    }
    static uint32_t slot(uint32_t key) { return key * 2654435761u >> 12; }
};

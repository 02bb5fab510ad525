#include "kernels.h"

#include <stdatomic.h>
#include <string.h>

static const mnk_kernel *const all[] = {
#if defined(__x86_64__)
    &mnk_avx512,
    &mnk_avx2,
#endif
    &mnk_scalar,
};

static bool runs(const mnk_kernel *k) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
    if (k == &mnk_avx2) return avx2;
    if (k == &mnk_avx512)
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#endif
    return k == &mnk_scalar;
}

static _Atomic(const mnk_kernel *) chosen;

bool mnk_use_kernel(const char *name) {
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!runs(all[i]) || (name && strcmp(all[i]->name, name))) continue;
        atomic_store_explicit(&chosen, all[i], memory_order_release);
        return true;
    }
    return false;
}

const char *const *mnk_kernels(void) {
    static const char *names[sizeof all / sizeof *all + 1];
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (runs(all[i])) names[count++] = all[i]->name;
    names[count] = NULL;
    return names;
}

static const mnk_kernel *kernel(void) {
    const mnk_kernel *k = atomic_load_explicit(&chosen, memory_order_acquire);
    if (k) return k;
    mnk_use_kernel(NULL);
    return atomic_load_explicit(&chosen, memory_order_acquire);
}

void mnk_find(const uint64_t *parts, const uint16_t *traits, size_t blocks, int8_t two, int8_t three, mnk_hits out) {
    kernel()->find(parts, traits, blocks, two, three, out);
}

size_t mnk_read(const uint8_t *text, size_t *position, size_t end, size_t most, const mnk_character *characters,
                mnk_places out, uint64_t *last) {
    return kernel()->read(text, position, end, most, characters, out, last);
}

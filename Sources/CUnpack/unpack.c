#include "CUnpack.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

// What is used of both libraries, as their headers have declared it since their first stable releases (Brotli 1.0, Zstandard 1.4): no headers are needed to build.
typedef void brotli;
typedef int (*brotli_step_t)(brotli *, size_t *, const uint8_t **, size_t *, uint8_t **, size_t *);
typedef void zstd;
typedef struct { const void *bytes; size_t size, at; } zstd_input;
typedef struct { void *bytes; size_t size, at; } zstd_output;

static struct {
    brotli *(*make)(void *, void *, void *);
    brotli_step_t step;
    void (*free)(brotli *);
    int is_there;
} brotli_library;

static struct {
    zstd *(*make)(void);
    size_t (*set)(zstd *, int, int);
    size_t (*step)(zstd *, zstd_output *, zstd_input *);
    unsigned (*is_error)(size_t);
    size_t (*free)(zstd *);
    int is_there;
} zstd_library;

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *opened(const char *linux_name, const char *mac_name) {
#ifdef __APPLE__
    (void)linux_name;
    return dlopen(mac_name, RTLD_NOW | RTLD_LOCAL);
#else
    (void)mac_name;
    return dlopen(linux_name, RTLD_NOW | RTLD_LOCAL);
#endif
}

#define FIND(library, table, member, name) ((table.member = (__typeof__(table.member))dlsym(library, name)) != 0)

static void load(void) {
    void *library = opened("libbrotlidec.so.1", "libbrotlidec.1.dylib");
    if (library) {
        brotli_library.is_there = FIND(library, brotli_library, make, "BrotliDecoderCreateInstance") &
                                  FIND(library, brotli_library, step, "BrotliDecoderDecompressStream") &
                                  FIND(library, brotli_library, free, "BrotliDecoderDestroyInstance");
    }
    library = opened("libzstd.so.1", "libzstd.1.dylib");
    if (library) {
        zstd_library.is_there = FIND(library, zstd_library, make, "ZSTD_createDCtx") & FIND(library, zstd_library, set, "ZSTD_DCtx_setParameter") &
                                FIND(library, zstd_library, step, "ZSTD_decompressStream") & FIND(library, zstd_library, is_error, "ZSTD_isError") &
                                FIND(library, zstd_library, free, "ZSTD_freeDCtx");
    }
}

struct cunpack {
    enum cunpack_kind kind;
    void *state;
};

cunpack *cunpack_make(enum cunpack_kind kind) {
    pthread_once(&once, load);
    void *state = 0;
    if (kind == CUNPACK_BROTLI && brotli_library.is_there) state = brotli_library.make(0, 0, 0);
    if (kind == CUNPACK_ZSTD && zstd_library.is_there) {
        state = zstd_library.make();
        // ZSTD_d_windowLogMax, 8 MB: as much as bodies on the web may ask for (RFC 9659).
        if (state) zstd_library.set(state, 100, 23);
    }
    if (!state) return 0;
    cunpack *stream = malloc(sizeof *stream);
    if (stream) *stream = (cunpack){kind, state};
    else if (kind == CUNPACK_BROTLI) brotli_library.free(state);
    else zstd_library.free(state);
    return stream;
}

void cunpack_free(cunpack *stream) {
    if (!stream) return;
    if (stream->kind == CUNPACK_BROTLI) brotli_library.free(stream->state);
    else zstd_library.free(stream->state);
    free(stream);
}

static enum cunpack_state step_brotli(brotli *state, const uint8_t **input, size_t *left, uint8_t **output, size_t *room) {
    // Its results: 0 broken, 1 the end, 2 more input, 3 more room.
    int result = brotli_library.step(state, left, input, room, output, 0);
    return result == 0 ? CUNPACK_BROKEN : result == 1 ? CUNPACK_END : CUNPACK_MORE;
}

static enum cunpack_state step_zstd(zstd *state, const uint8_t **input, size_t *left, uint8_t **output, size_t *room) {
    zstd_input in = {*input, *left, 0};
    zstd_output out = {*output, *room, 0};
    size_t result = zstd_library.step(state, &out, &in);
    *input += in.at;
    *left -= in.at;
    *output += out.at;
    *room -= out.at;
    if (zstd_library.is_error(result)) return CUNPACK_BROKEN;
    // A frame ends; another may follow.
    return result == 0 && *left == 0 ? CUNPACK_END : CUNPACK_MORE;
}

enum cunpack_state cunpack_step(cunpack *stream, const uint8_t **input, size_t *left, uint8_t **output, size_t *room) {
    return stream->kind == CUNPACK_BROTLI ? step_brotli(stream->state, input, left, output, room) : step_zstd(stream->state, input, left, output, room);
}

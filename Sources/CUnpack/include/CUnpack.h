#ifndef HUDNA_CUNPACK_H
#define HUDNA_CUNPACK_H

#include <stddef.h>
#include <stdint.h>

// Brotli (RFC 7932) and Zstandard (RFC 8878) by the system's libraries, which are found when something so packed first comes (unpack.c): few archives hold any.

enum cunpack_kind { CUNPACK_BROTLI, CUNPACK_ZSTD };

/// One stream that is being unpacked.
typedef struct cunpack cunpack;

/// Null where the library is not there, or there is no memory.
cunpack *cunpack_make(enum cunpack_kind kind);
void cunpack_free(cunpack *stream);

enum cunpack_state { CUNPACK_MORE, CUNPACK_END, CUNPACK_BROKEN };

/// Unpacks as far as input and room go; both are moved on by what was used.
enum cunpack_state cunpack_step(cunpack *stream, const uint8_t **input, size_t *left, uint8_t **output, size_t *room);

#endif

#ifndef HUDNA_LANGUAGE_DATA_H
#define HUDNA_LANGUAGE_DATA_H

#include <stddef.h>

/// A table of the language data, as it stands in Language/.
struct hudna_language_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

size_t hudna_language_file_count(void);
const struct hudna_language_file *hudna_language_file_at(size_t index);

#endif

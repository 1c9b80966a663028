#ifndef HUDNA_WORKBENCH_DATA_H
#define HUDNA_WORKBENCH_DATA_H

#include <stddef.h>

/// A file of the workbench, as it stands in Workbench/.
struct hudna_workbench_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

size_t hudna_workbench_file_count(void);
const struct hudna_workbench_file *hudna_workbench_file_at(size_t index);

/// Gives memory that is free back to the system.
void hudna_give_back_memory(void);
/// Keeps the process small under load; called before there are threads.
void hudna_bound_memory(void);

#endif

#include <malloc.h>

#include "workbench_data.h"

void hudna_bound_memory(void) {
  // Few heaps, so that what one thread has left another can use; what is large is the system's again when it is free.
  mallopt(M_ARENA_MAX, 4);
  mallopt(M_MMAP_THRESHOLD, 1 << 18);
}
void hudna_give_back_memory(void) { malloc_trim(0); }

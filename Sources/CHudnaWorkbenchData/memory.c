#include <malloc.h>

#include "workbench_data.h"

void hudna_give_back_memory(void) { malloc_trim(0); }

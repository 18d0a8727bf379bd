#ifndef STEMMA_MEMORY_H
#define STEMMA_MEMORY_H

// Asks the processor to bring what lies at an address near, and goes on at once. Any address will do.
static inline void stemma_prefetch(const void *address) { __builtin_prefetch(address); }

#endif

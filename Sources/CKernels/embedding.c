// Rows picked from and added to tables.
#include "CKernels.h"
#include "vector.h"

VECTORISED void kernel_embed(const float *token, const float *position, const int32_t *tokens,
                             const int32_t *positions, long rows, long width, float *x) {
  for (long r = 0; r < rows; r++) {
    const float *a = token + tokens[r] * width, *b = position + positions[r] * width;
    for (long i = 0; i < width; i += LANES)
      store_block(x + r * width, i, width, load_block(a, i, width) + load_block(b, i, width));
  }
}

VECTORISED void kernel_gather(const float *table, const int32_t *index, long rows, long width, float *y) {
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < width; i += LANES)
      store_block(y + r * width, i, width, load_block(table + index[r] * width, i, width));
}

VECTORISED void kernel_scatter(const float *x, const int32_t *index, long rows, long width, float *table) {
  for (long r = 0; r < rows; r++) {
    float *row = table + index[r] * width;
    for (long i = 0; i < width; i += LANES)
      store_block(row, i, width, load_block(row, i, width) + load_block(x + r * width, i, width));
  }
}

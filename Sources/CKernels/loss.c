// Losses with their gradients, and sampling from logits.
#include "CKernels.h"
#include "vector.h"

#include <math.h>

INLINE float largest_of(const float *x, long width) {
  Floats largest = ALL(x[0]);
  for (long i = 0; i < width; i += LANES) {
    Floats value = width - i >= LANES ? LOAD(x + i) : load_part(x + i, width - i, x[0]);
    largest = larger(largest, value);
  }
  return largest_lane(largest);
}

// x = exp(factor * (x - largest)); returns the sum.
INLINE float exponentiate(float *x, long width, float largest, float factor) {
  Floats sum = {};
  for (long i = 0; i < width; i += LANES) {
    Floats value = exponential(factor * (load_block(x, i, width) - largest));
    if (width - i < LANES) value = SELECT(lane_numbers < (int32_t)(width - i), value, ALL(0));
    store_block(x, i, width, value);
    sum += value;
  }
  return sum_of_lanes(sum);
}

VECTORISED double kernel_cross_entropy(float *logits, const int32_t *targets, long rows, long width, long stride,
                                       float scale) {
  double loss = 0;
  for (long r = 0; r < rows; r++) {
    float *row = logits + r * stride;
    float target = row[targets[r]], largest = largest_of(row, width);
    float sum = exponentiate(row, width, largest, 1);
    loss += log(sum) + (double)(largest - target);
    float factor = scale / sum;
    for (long i = 0; i < width; i += LANES) store_block(row, i, width, load_block(row, i, width) * factor);
    row[targets[r]] -= scale;
  }
  return loss;
}

VECTORISED double kernel_square_error(float *x, long x_stride, const float *y, long y_stride, long rows, long width,
                                      float scale) {
  double loss = 0;
  for (long r = 0; r < rows; r++) {
    Floats sum = {};
    for (long i = 0; i < width; i += LANES) {
      Floats offset = load_block(x + r * x_stride, i, width) - load_block(y + r * y_stride, i, width);
      sum += offset * offset;
      store_block(x + r * x_stride, i, width, 2 * scale * offset);
    }
    loss += sum_of_lanes(sum);
  }
  return loss;
}

// A temperature near 0 makes the factor infinite, and infinity times 0 is not a number: there the largest wins.
VECTORISED long kernel_sample(float *logits, long width, float temperature, double uniform) {
  float largest = largest_of(logits, width), factor = 1 / temperature;
  if (!(factor < 3e38f)) {
    for (long i = 0; i < width; i++)
      if (logits[i] == largest) return i;
    return 0;
  }
  exponentiate(logits, width, largest, factor);
  double total = 0, reached = 0;
  for (long i = 0; i < width; i++) total += logits[i];
  for (long i = 0; i < width; i++) {
    reached += logits[i];
    if (uniform * total < reached) return i;
  }
  return width - 1;
}

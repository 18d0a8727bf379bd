// Biases, sums and activation functions.
#include "CKernels.h"
#include "vector.h"

VECTORISED void kernel_add_bias(const float *x, const float *bias, long rows, long width, float *out) {
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < width; i += LANES) {
      Floats sum = load_block(bias, i, width);
      if (x) sum += load_block(x + r * width, i, width);
      store_block(out + r * width, i, width, sum);
    }
}

VECTORISED void kernel_add_columns(const float *x, long rows, long width, float *sum) {
  for (long i = 0; i < width; i += LANES) {
    Floats total = {};
    for (long r = 0; r < rows; r++) total += load_block(x + r * width, i, width);
    store_block(sum, i, width, load_block(sum, i, width) + total);
  }
}

VECTORISED void kernel_add(const float *x, long count, float *y) {
  for (long i = 0; i < count; i += LANES)
    store_block(y, i, count, load_block(y, i, count) + load_block(x, i, count));
}

VECTORISED double kernel_sum_of_squares(const float *x, long count) {
  const long stretch = 64 * LANES; // short enough for single precision
  double total = 0;
  for (long start = 0; start < count; start += stretch) {
    long end = count - start < stretch ? count : start + stretch;
    Floats sum = {};
    for (long i = start; i < end; i += LANES) {
      Floats value = load_block(x, i, end);
      sum += value * value;
    }
    total += sum_of_lanes(sum);
  }
  return total;
}

// gelu(x) = x * s with s = 1 / (1 + exp(-2 z)), z = sqrt(2 / pi) (x + 0.044715 x^3), which is the tanh form.
VECTORISED void kernel_gelu(float *x, const float *bias, long rows, long width, float *y) {
  const float root = 0.7978845608028654f, cubic = 0.044715f;
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < width; i += LANES) {
      Floats value = load_block(x + r * width, i, width) + load_block(bias, i, width);
      Floats square = value * value;
      Floats twice_z = 2 * root * value * (cubic * square + 1);
      Floats s = 1 / (1 + exponential(-twice_z));
      Floats twice_z_slope = 2 * root * (3 * cubic * square + 1);
      store_block(y + r * width, i, width, value * s);
      store_block(x + r * width, i, width, s + value * s * (1 - s) * twice_z_slope);
    }
}

VECTORISED void kernel_gelu_backward(const float *slope, long rows, long width, float *dy, float *dbias) {
  for (long i = 0; i < width; i += LANES) {
    Floats total = {};
    for (long r = 0; r < rows; r++) {
      Floats value = load_block(dy + r * width, i, width) * load_block(slope + r * width, i, width);
      store_block(dy + r * width, i, width, value);
      total += value;
    }
    store_block(dbias, i, width, load_block(dbias, i, width) + total);
  }
}

VECTORISED void kernel_relu(float *x, const float *bias, long rows, long width) {
  for (long r = 0; r < rows; r++)
    for (long i = 0; i < width; i += LANES) {
      Floats value = load_block(x + r * width, i, width) + load_block(bias, i, width);
      store_block(x + r * width, i, width, larger(ALL(0), value));
    }
}

VECTORISED void kernel_relu_backward(const float *y, long rows, long width, float *dy, float *dbias) {
  for (long i = 0; i < width; i += LANES) {
    Floats total = {};
    for (long r = 0; r < rows; r++) {
      Floats value = load_block(dy + r * width, i, width);
      value = SELECT(load_block(y + r * width, i, width) > 0, value, ALL(0));
      store_block(dy + r * width, i, width, value);
      total += value;
    }
    store_block(dbias, i, width, load_block(dbias, i, width) + total);
  }
}

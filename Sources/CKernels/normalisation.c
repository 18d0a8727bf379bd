// Layer normalisation (Ba, Kiros and Hinton, 2016).
#include "CKernels.h"
#include "vector.h"

INLINE float mean_of(const float *x, long width) {
  Floats sum = {};
  for (long i = 0; i < width; i += LANES) sum += load_block(x, i, width);
  return sum_of_lanes(sum) / (float)width;
}

INLINE float variance_of(const float *x, long width, float mean) {
  Floats sum = {};
  for (long i = 0; i < width; i += LANES) {
    Floats offset = load_block(x, i, width) - mean;
    if (width - i < LANES) offset = SELECT(lane_numbers < (int32_t)(width - i), offset, ALL(0));
    sum += offset * offset;
  }
  return sum_of_lanes(sum) / (float)width;
}

VECTORISED void kernel_normalise(const float *x, long rows, long width, const float *gain, const float *bias,
                                 float epsilon, float *y, float *mean, float *deviation) {
  for (long r = 0; r < rows; r++) {
    const float *row = x + r * width;
    float m = mean_of(row, width);
    float d = 1 / __builtin_sqrtf(variance_of(row, width, m) + epsilon);
    mean[r] = m;
    deviation[r] = d;
    for (long i = 0; i < width; i += LANES) {
      Floats unit = (load_block(row, i, width) - m) * d;
      store_block(y + r * width, i, width, unit * load_block(gain, i, width) + load_block(bias, i, width));
    }
  }
}

// With u = (x - mean) * deviation and g = dy * gain: dx = deviation * (g - mean(g) - u * mean(g * u)).
VECTORISED void kernel_normalise_backward(const float *x, long rows, long width, const float *gain,
                                          const float *mean, const float *deviation, const float *dy, float *dx,
                                          float *dgain, float *dbias) {
  for (long r = 0; r < rows; r++) {
    const float *row = x + r * width, *slope = dy + r * width;
    float *result = dx + r * width;
    float m = mean[r], d = deviation[r];
    Floats sum = {}, product = {};
    for (long i = 0; i < width; i += LANES) {
      Floats dyi = load_block(slope, i, width), unit = (load_block(row, i, width) - m) * d;
      Floats g = dyi * load_block(gain, i, width);
      sum += g;
      product += g * unit;
      store_block(dgain, i, width, load_block(dgain, i, width) + dyi * unit);
      store_block(dbias, i, width, load_block(dbias, i, width) + dyi);
    }
    float mean_g = sum_of_lanes(sum) / (float)width, mean_gu = sum_of_lanes(product) / (float)width;
    for (long i = 0; i < width; i += LANES) {
      Floats unit = (load_block(row, i, width) - m) * d;
      Floats g = load_block(slope, i, width) * load_block(gain, i, width);
      store_block(result, i, width, load_block(result, i, width) + d * (g - mean_g - unit * mean_gu));
    }
  }
}

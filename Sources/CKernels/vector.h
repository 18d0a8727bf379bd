// Sixteen floats at a time, on any CPU: the compiler lowers `Floats` to whatever the machine has.
//
// Everything here is inlined into the kernels, which are compiled once per instruction set (`VECTORISED`) and chosen
// by the loader. The width is part of the results (sums run in sixteen lanes), so it is the same on every CPU.
#pragma once

#include <stdint.h>
#include <string.h>

// Clones are chosen while the program is loaded, before a sanitizer's runtime is ready: those builds go without.
#if defined(__x86_64__) && defined(__ELF__) && !__has_feature(thread_sanitizer) && !__has_feature(address_sanitizer)
#define VECTORISED __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define VECTORISED
#endif
#define INLINE static inline __attribute__((always_inline))

// The warning is about calls that pass vectors; every such function here is inlined, so none is left.
#pragma clang diagnostic ignored "-Wpsabi"

enum { LANES = 16 };

typedef float Floats __attribute__((vector_size(64)));
typedef int32_t Ints __attribute__((vector_size(64)));
typedef float UnalignedFloats __attribute__((vector_size(64), aligned(4)));

static const Ints lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

#define ALL(x) ((Floats){} + (float)(x))
#define LOAD(p) ((Floats) * (const UnalignedFloats *)(p))
#define STORE(p, x) (*(UnalignedFloats *)(p) = (x))
#define SELECT(mask, yes, no) ((Floats)(((mask) & (Ints)(yes)) | (~(mask) & (Ints)(no))))

// The `count` < 16 floats at `p`, then `rest`.
INLINE Floats load_part(const float *p, long count, float rest) {
  Floats x = ALL(rest);
  memcpy(&x, p, sizeof(float) * (unsigned long)count);
  return x;
}

// Rows are read and written in blocks of sixteen; the last block may be shorter.
INLINE Floats load_block(const float *p, long at, long width) {
  return width - at >= LANES ? LOAD(p + at) : load_part(p + at, width - at, 0);
}

INLINE void store_block(float *p, long at, long width, Floats x) {
  if (width - at >= LANES)
    STORE(p + at, x);
  else
    memcpy(p + at, &x, sizeof(float) * (unsigned long)(width - at));
}

// With a number that is not one, both give b.
INLINE Floats larger(Floats a, Floats b) { return SELECT(a > b, a, b); }
INLINE Floats smaller(Floats a, Floats b) { return SELECT(a < b, a, b); }

// Pairwise, in a fixed order.
INLINE float sum_of_lanes(Floats x) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) x[i] += x[i + half];
  return x[0];
}

INLINE float largest_lane(Floats x) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) x[i] = x[i] > x[i + half] ? x[i] : x[i + half];
  return x[0];
}

// e^x within 1.1 units in the last place for -87.3 <= x <= 88.3, and the value at the nearer bound outside; what is not
// a number stays so.
//
// x = n ln 2 + r with |r| <= ln 2 / 2 (Cody and Waite's two-part ln 2), e^r by the polynomial of Cephes' expf, and 2^n
// made in the exponent bits. Adding 1.5 * 2^23 rounds to an integer that stands in the low bits of the sum.
INLINE Floats exponential(Floats x) {
  const float shift = 12582912.0f;
  x = larger(ALL(-87.3f), smaller(ALL(88.3f), x));
  Floats shifted = x * 1.44269504088896341f + shift;
  Floats n = shifted - shift;
  Floats r = x - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  Floats p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  Ints power = ((Ints)shifted - (int32_t)0x4b400000 + 127) << 23;
  return p * (Floats)power;
}

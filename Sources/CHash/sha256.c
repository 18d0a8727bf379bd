#include "CHash.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1")))
#define INLINE WITH_SHA __attribute__((always_inline)) static inline

bool hash_sha256_is_available(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The eight words of a state as the instructions want them: A, B, E, F and C, D, G, H, the first in the highest place.
typedef struct {
  __m128i abef, cdgh;
} State;

// The sixteen words of the message schedule that the next rounds need.
typedef struct {
  __m128i words[4];
} Schedule;

INLINE State load(const uint32_t *state) {
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
  return (State){_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xF0)};
}

INLINE void store(State s, uint32_t *state) {
  __m128i feba = _mm_shuffle_epi32(s.abef, 0x1B), dchg = _mm_shuffle_epi32(s.cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

// The words of a block; in the message their highest byte comes first.
INLINE Schedule begin(const uint8_t *block) {
  const __m128i swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  Schedule schedule;
  for (int i = 0; i < 4; i++)
    schedule.words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(block + 16 * i)), swap);
  return schedule;
}

// Rounds 4 * step to 4 * step + 3, and the words that come 16 rounds later.
INLINE void rounds(State *s, Schedule *schedule, int step) {
  __m128i *w = schedule->words;
  __m128i sum = _mm_add_epi32(w[0], _mm_load_si128((const __m128i *)(constants + 4 * step)));
  s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, sum);
  s->abef = _mm_sha256rnds2_epu32(s->abef, s->cdgh, _mm_shuffle_epi32(sum, 0x0E));
  __m128i later = w[0];
  if (step < 12) {
    later = _mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]), _mm_alignr_epi8(w[3], w[2], 4));
    later = _mm_sha256msg2_epu32(later, w[3]);
  }
  w[0] = w[1], w[1] = w[2], w[2] = w[3], w[3] = later;
}

INLINE State sum(State a, State b) {
  return (State){_mm_add_epi32(a.abef, b.abef), _mm_add_epi32(a.cdgh, b.cdgh)};
}

WITH_SHA void hash_sha256(uint32_t *state, const uint8_t *data, size_t blocks) {
  State s = load(state);
  for (; blocks > 0; blocks--, data += 64) {
    State before = s;
    Schedule schedule = begin(data);
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step++) rounds(&s, &schedule, step);
    s = sum(s, before);
  }
  store(s, state);
}

WITH_SHA void hash_sha256_pair(uint32_t *state, const uint8_t *data, uint32_t *other_state, const uint8_t *other_data,
                               size_t blocks) {
  State s = load(state), t = load(other_state);
  for (; blocks > 0; blocks--, data += 64, other_data += 64) {
    State s_before = s, t_before = t;
    Schedule s_schedule = begin(data), t_schedule = begin(other_data);
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step++) {
      rounds(&s, &s_schedule, step);
      rounds(&t, &t_schedule, step);
    }
    s = sum(s, s_before), t = sum(t, t_before);
  }
  store(s, state);
  store(t, other_state);
}

#else

bool hash_sha256_is_available(void) { return false; }

void hash_sha256(uint32_t *state, const uint8_t *data, size_t blocks) { __builtin_trap(); }

void hash_sha256_pair(uint32_t *state, const uint8_t *data, uint32_t *other_state, const uint8_t *other_data,
                      size_t blocks) {
  __builtin_trap();
}

#endif

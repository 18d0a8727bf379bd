// Causal self-attention (Vaswani et al., 2017) over short sequences.
//
// The queries i of one head stand in the lanes, so that a softmax is sixteen softmaxes without a sum across lanes.
// Scores are therefore stored transposed: p[j][i], key j, query i, rows of `padded` = length rounded up to 16 floats.
// Entries with i < j are 0; entries with i >= length hold nothing of use and are not read back.
#include "CKernels.h"
#include "vector.h"

enum { STRIP = 8 }; // floats of a head handled at once where the head's width stands in the lanes

typedef float Strip __attribute__((vector_size(32)));
typedef float UnalignedStrip __attribute__((vector_size(32), aligned(4)));

INLINE long padded(long length) { return (length + LANES - 1) / LANES * LANES; }

long kernel_attention_floats(long length, long heads) { return heads * length * padded(length); }
long kernel_attention_scratch(long length, long head_width) { return (length + head_width) * padded(length); }

// columns[c][i] = factor * x[i][c], 0 for i >= length.
INLINE void transpose(const float *x, long stride, long length, long head, float factor, float *columns) {
  long lanes = padded(length);
  for (long c = 0; c < head; c++) {
    for (long i = 0; i < length; i++) columns[c * lanes + i] = factor * x[i * stride + c];
    for (long i = length; i < lanes; i++) columns[c * lanes + i] = 0;
  }
}

// The last key that any of the sixteen queries from `block` on may see.
INLINE long last_key(long block, long length) { return (block + LANES < length ? block + LANES : length) - 1; }

// The scores of one key against sixteen queries: sum over c of key[c] * columns[c][block...].
INLINE Floats scores(const float *key, const float *columns, long lanes, long block, long head) {
  Floats sum = {};
  for (long c = 0; c < head; c++) sum += key[c] * LOAD(columns + c * lanes + block);
  return sum;
}

// y[c] = sum over n of weights[n * step] * x[n][c].
INLINE void weighted_sum(const float *weights, long step, const float *x, long stride, long count, long head,
                         float *y) {
  long c = 0;
  for (; c + STRIP <= head; c += STRIP) {
    Strip sum = {};
    for (long n = 0; n < count; n++) sum += weights[n * step] * *(const UnalignedStrip *)(x + n * stride + c);
    *(UnalignedStrip *)(y + c) = sum;
  }
  for (; c < head; c++) {
    float sum = 0;
    for (long n = 0; n < count; n++) sum += weights[n * step] * x[n * stride + c];
    y[c] = sum;
  }
}

// Softmax over the keys, for sixteen queries.
INLINE void softmax_over_keys(float *p, long lanes, long block, long last, Floats largest) {
  Ints query = lane_numbers + (int32_t)block;
  Floats sum = {};
  for (long j = 0; j <= last; j++) {
    Floats value = exponential(LOAD(p + j * lanes + block) - largest);
    if (j > block) value = SELECT(query >= (int32_t)j, value, ALL(0));
    STORE(p + j * lanes + block, value);
    sum += value;
  }
  Floats scale = 1 / sum;
  for (long j = 0; j <= last; j++) STORE(p + j * lanes + block, LOAD(p + j * lanes + block) * scale);
}

INLINE void forward_head(const float *q, const float *k, const float *v, long stride, long length, long head,
                         float *p, float *out, long out_stride, float *scratch) {
  long lanes = padded(length);
  transpose(q, stride, length, head, 1 / __builtin_sqrtf((float)head), scratch);
  for (long block = 0; block < length; block += LANES) {
    Ints query = lane_numbers + (int32_t)block;
    Floats largest = ALL(-3e38f);
    long last = last_key(block, length);
    for (long j = 0; j <= last; j++) {
      Floats score = scores(k + j * stride, scratch, lanes, block, head);
      if (j > block) score = SELECT(query >= (int32_t)j, score, ALL(-3e38f));
      STORE(p + j * lanes + block, score);
      largest = larger(largest, score);
    }
    softmax_over_keys(p, lanes, block, last, largest);
  }
  for (long i = 0; i < length; i++)
    weighted_sum(p + i, lanes, v, stride, i + 1, head, out + i * out_stride);
}

VECTORISED void kernel_attention(const float *qkv, const int32_t *starts, long sequences, long width, long heads,
                                 float *probabilities, float *out, float *scratch) {
  long head = width / heads, stride = 3 * width;
  for (long s = 0; s < sequences; s++) {
    long length = starts[s + 1] - starts[s];
    const float *rows = qkv + starts[s] * stride;
    for (long h = 0; h < heads; h++) {
      const float *q = rows + h * head;
      float *o = out + starts[s] * width + h * head;
      if (head == STRIP) // a constant lets the compiler keep the head in registers
        forward_head(q, q + width, q + 2 * width, stride, length, STRIP, probabilities, o, width, scratch);
      else
        forward_head(q, q + width, q + 2 * width, stride, length, head, probabilities, o, width, scratch);
      probabilities += length * padded(length);
    }
  }
}

// ds[j][i] = scale * p[j][i] * (dp[j][i] - sum over j of p * dp), dp[j][i] = v[j] . dout[i].
INLINE void score_gradients(const float *v, long stride, long length, long head, const float *p,
                            const float *columns, float *ds) {
  long lanes = padded(length);
  float scale = 1 / __builtin_sqrtf((float)head);
  for (long block = 0; block < length; block += LANES) {
    Floats sum = {};
    long last = last_key(block, length);
    for (long j = 0; j <= last; j++) {
      Floats dp = scores(v + j * stride, columns, lanes, block, head);
      STORE(ds + j * lanes + block, dp);
      sum += dp * LOAD(p + j * lanes + block);
    }
    for (long j = 0; j <= last; j++) {
      float *at = ds + j * lanes + block;
      STORE(at, scale * LOAD(p + j * lanes + block) * (LOAD(at) - sum));
    }
  }
}

INLINE void backward_head(const float *q, long width, long stride, long length, long head, const float *p,
                          const float *dout, float *dq, float *scratch) {
  const float *k = q + width, *v = k + width;
  float *dk = dq + width, *dv = dk + width;
  long lanes = padded(length);
  float *ds = scratch + head * lanes;
  transpose(dout, width, length, head, 1, scratch);
  score_gradients(v, stride, length, head, p, scratch, ds);
  for (long i = 0; i < length; i++) weighted_sum(ds + i, lanes, k, stride, i + 1, head, dq + i * stride);
  for (long j = 0; j < length; j++) {
    long queries = length - j, own = j * lanes + j;
    weighted_sum(ds + own, 1, q + j * stride, stride, queries, head, dk + j * stride);
    weighted_sum(p + own, 1, dout + j * width, width, queries, head, dv + j * stride);
  }
}

VECTORISED void kernel_attention_backward(const float *qkv, const float *probabilities, const float *dout,
                                          const int32_t *starts, long sequences, long width, long heads, float *dqkv,
                                          float *scratch) {
  long head = width / heads, stride = 3 * width;
  for (long s = 0; s < sequences; s++) {
    long length = starts[s + 1] - starts[s], first = starts[s] * stride;
    for (long h = 0; h < heads; h++) {
      const float *q = qkv + first + h * head, *slope = dout + starts[s] * width + h * head;
      float *dq = dqkv + first + h * head;
      if (head == STRIP)
        backward_head(q, width, stride, length, STRIP, probabilities, slope, dq, scratch);
      else
        backward_head(q, width, stride, length, head, probabilities, slope, dq, scratch);
      probabilities += length * padded(length);
    }
  }
}

// Turns `count` scores into probabilities.
INLINE void softmax_row(float *score, long count) {
  float largest = score[0];
  for (long j = 1; j < count; j++) largest = score[j] > largest ? score[j] : largest;
  Floats sum = {};
  for (long j = 0; j < count; j += LANES) {
    Floats value = exponential(load_block(score, j, count) - largest);
    if (count - j < LANES) value = SELECT(lane_numbers < (int32_t)(count - j), value, ALL(0));
    store_block(score, j, count, value);
    sum += value;
  }
  float scale = 1 / sum_of_lanes(sum);
  for (long j = 0; j < count; j++) score[j] *= scale;
}

VECTORISED void kernel_attention_step(const float *qkv, const int32_t *lengths, long rows, long capacity, long width,
                                      long heads, float *cache, float *out, float *scratch) {
  long head = width / heads, stride = 2 * width;
  float scale = 1 / __builtin_sqrtf((float)head);
  for (long r = 0; r < rows; r++) {
    const float *q = qkv + r * 3 * width;
    float *keys = cache + r * capacity * stride;
    long count = lengths[r] + 1;
    memcpy(keys + lengths[r] * stride, q + width, sizeof(float) * (unsigned long)stride);
    for (long h = 0; h < heads; h++) {
      const float *query = q + h * head, *key = keys + h * head;
      for (long j = 0; j < count; j++) {
        float sum = 0;
        for (long c = 0; c < head; c++) sum += query[c] * key[j * stride + c];
        scratch[j] = sum * scale;
      }
      softmax_row(scratch, count);
      weighted_sum(scratch, 1, key + width, stride, count, head, out + r * width + h * head);
    }
  }
}

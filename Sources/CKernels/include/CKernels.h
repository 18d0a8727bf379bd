// The arithmetic of a network that is not a matrix product.
//
// Matrices are row-major and dense; `rows` counts rows, `width` columns. Sizes are not negative and pointers hold as
// many floats as the shape in the comment says: the caller has checked both. Nothing is kept between calls, so every
// function may run on many threads at once. Sums run in a fixed order: equal input gives equal bits on one machine.
#pragma once

#include <stdint.h>

// y[r] = gain * (x[r] - mean) * deviation + bias, over each row of x.
// Also written: mean (rows) and deviation (rows), the latter the reciprocal 1 / sqrt(variance + epsilon).
void kernel_normalise(const float *x, long rows, long width, const float *gain, const float *bias, float epsilon,
                      float *y, float *mean, float *deviation);

// Adds the gradients: dx (rows, width), dgain (width), dbias (width), from dy (rows, width).
void kernel_normalise_backward(const float *x, long rows, long width, const float *gain, const float *mean,
                               const float *deviation, const float *dy, float *dx, float *dgain, float *dbias);

// out[r] = bias + x[r]; `x` may be null, and may be `out`.
void kernel_add_bias(const float *x, const float *bias, long rows, long width, float *out);

// sum (width) += the sum of the rows of x.
void kernel_add_columns(const float *x, long rows, long width, float *sum);

// y += x, `count` floats.
void kernel_add(const float *x, long count, float *y);

// The sum of squares of `count` floats.
double kernel_sum_of_squares(const float *x, long count);

// y = gelu(x + bias) in the tanh form (GPT-2's gelu_new); x becomes the slope gelu'(x + bias).
void kernel_gelu(float *x, const float *bias, long rows, long width, float *y);

// dy *= slope, and dbias (width) += the sum of its rows.
void kernel_gelu_backward(const float *slope, long rows, long width, float *dy, float *dbias);

// x = max(0, x + bias).
void kernel_relu(float *x, const float *bias, long rows, long width);

// dy = 0 where y = 0, and dbias (width) += the sum of its rows.
void kernel_relu_backward(const float *y, long rows, long width, float *dy, float *dbias);

// Causal self-attention. Sequence s is the rows starts[s]..<starts[s + 1] of qkv (rows, 3 width: queries, keys,
// values; heads side by side). out (rows, width); probabilities: see kernel_attention_floats, kept for the backward
// pass; scratch: kernel_attention_scratch floats for the longest sequence.
void kernel_attention(const float *qkv, const int32_t *starts, long sequences, long width, long heads,
                      float *probabilities, float *out, float *scratch);

// dqkv (rows, 3 width) is written from dout (rows, width).
void kernel_attention_backward(const float *qkv, const float *probabilities, const float *dout, const int32_t *starts,
                               long sequences, long width, long heads, float *dqkv, float *scratch);

// Floats that the probabilities of one sequence of `length` rows take.
long kernel_attention_floats(long length, long heads);
long kernel_attention_scratch(long length, long head_width);

// One new position for each of `rows` sequences: qkv (rows, 3 width) against a cache (rows, capacity, 2 width: keys,
// values) that holds lengths[r] positions; the new key and value are appended. scratch: capacity floats.
void kernel_attention_step(const float *qkv, const int32_t *lengths, long rows, long capacity, long width, long heads,
                           float *cache, float *out, float *scratch);

// x[r] = token[tokens[r]] + position[positions[r]].
void kernel_embed(const float *token, const float *position, const int32_t *tokens, const int32_t *positions,
                  long rows, long width, float *x);

// y[r] = table[index[r]].
void kernel_gather(const float *table, const int32_t *index, long rows, long width, float *y);

// table[index[r]] += x[r].
void kernel_scatter(const float *x, const int32_t *index, long rows, long width, float *table);

// Softmax cross-entropy of logits (rows, stride; the first `width` columns count) for the class targets[r]; returns
// the sum over rows in nats. The logits become scale * (softmax - one-hot), the gradient of scale * sum.
double kernel_cross_entropy(float *logits, const int32_t *targets, long rows, long width, long stride, float scale);

// The sum of squared differences of two (rows, width) blocks with row strides; x becomes scale * 2 (x - y).
double kernel_square_error(float *x, long x_stride, const float *y, long y_stride, long rows, long width, float scale);

// The column that `uniform` in [0, 1) picks from softmax(logits / temperature); at temperature 0 the largest.
// logits (width) become the unnormalised probabilities.
long kernel_sample(float *logits, long width, float temperature, double uniform);

typedef struct {
  float beta1, beta2, epsilon;
  float rate;       // learning rate / (1 - beta1^t)
  float correction; // 1 / sqrt(1 - beta2^t)
  float decay;      // 1 - learning rate * weight decay
  float scale;      // the gradient is multiplied by this first (clipping)
} KernelAdam;

// One step of AdamW (Loshchilov and Hutter, 2019) on `count` parameters.
void kernel_adam(KernelAdam plan, long count, const float *gradient, float *first, float *second, float *parameters);

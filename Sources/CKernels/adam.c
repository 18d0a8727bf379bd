// AdamW.
#include "CKernels.h"
#include "vector.h"

VECTORISED void kernel_adam(KernelAdam plan, long count, const float *gradient, float *first, float *second,
                            float *parameters) {
  for (long i = 0; i < count; i += LANES) {
    Floats g = load_block(gradient, i, count) * plan.scale;
    Floats m = load_block(first, i, count), v = load_block(second, i, count);
    m = m + (g - m) * (1 - plan.beta1);
    v = v * plan.beta2 + (1 - plan.beta2) * g * g;
    Floats step = plan.rate * m / (__builtin_elementwise_sqrt(v) * plan.correction + plan.epsilon);
    store_block(first, i, count, m);
    store_block(second, i, count, v);
    store_block(parameters, i, count, load_block(parameters, i, count) * plan.decay - step);
  }
}

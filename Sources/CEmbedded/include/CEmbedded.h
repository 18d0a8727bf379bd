#ifndef STEMMA_CEMBEDDED_H
#define STEMMA_CEMBEDDED_H

#include <stddef.h>

/// Files of the repository, compiled into the program so that it needs no folder beside it.
///
/// Each file is a function and not a constant, because an array of unknown size does not reach Swift.

/// The bytes of one file. They live as long as the program and are not terminated by a zero.
typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t count;
} CEmbeddedFile;

CEmbeddedFile embedded_gate_html(void);
CEmbeddedFile embedded_gate_markdown(void);
CEmbeddedFile embedded_gate_junit(void);
CEmbeddedFile embedded_style_css(void);

/// What `stemma init` writes.
CEmbeddedFile embedded_example_manifest(void);
CEmbeddedFile embedded_default_policy(void);
CEmbeddedFile embedded_favourite_animal(void);

#endif

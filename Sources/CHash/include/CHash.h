// SHA-256 (FIPS 180-4) of two messages at once on one core.
//
// Each round of SHA-256 waits for the one before, so that the SHA instructions of x86 stand idle about half of the time;
// the rounds of a second message fill these gaps. Two messages take little longer than one.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether this processor has the instructions; without them the other functions must not be called.
bool hash_sha256_is_available(void);

// Takes `blocks` blocks of 64 bytes into a state (8).
void hash_sha256(uint32_t *state, const uint8_t *data, size_t blocks);

// Takes `blocks` blocks of 64 bytes each into two states (8).
void hash_sha256_pair(uint32_t *state, const uint8_t *data, uint32_t *other_state, const uint8_t *other_data,
                      size_t blocks);

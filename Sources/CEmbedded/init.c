// The examples that `stemma init` writes into a new project.
#include "CEmbedded.h"

static const unsigned char example_manifest[] = {
#embed "../../lineage/example.yaml"
};

static const unsigned char default_policy[] = {
#embed "../../lineage/policy-default.yaml"
};

static const unsigned char favourite_animal[] = {
#embed "../../evals/favourite-animal.yaml"
};

CEmbeddedFile embedded_example_manifest(void) { return (CEmbeddedFile){example_manifest, sizeof example_manifest}; }
CEmbeddedFile embedded_default_policy(void) { return (CEmbeddedFile){default_policy, sizeof default_policy}; }
CEmbeddedFile embedded_favourite_animal(void) { return (CEmbeddedFile){favourite_animal, sizeof favourite_animal}; }

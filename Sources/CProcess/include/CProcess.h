#pragma once

#include <sys/types.h>

/// Starts a program without a shell, with no file open but its three standard streams.
///
/// `words` and `variables` end with a null pointer; the program is a path or a name on this process's search path.
/// `folder` becomes the current one where it is not null, and a relative path of the program counts from there. A
/// negative stream is /dev/null. `group` is the process group to join, 0 for a new one that the program leads. Signals
/// are handled and blocked as if nobody had ever changed that.
/// Returns 0, or the error number with which the start failed; `child` is only then left alone.
int stemma_spawn(
    pid_t *_Nonnull child, char *_Nullable const *_Nonnull words, char *_Nullable const *_Nonnull variables,
    const char *_Nullable folder, const int streams[_Nonnull 3], pid_t group);

/// A pipe that no program inherits that is started meanwhile; as pipe(2).
int stemma_pipe(int ends[_Nonnull 2]);

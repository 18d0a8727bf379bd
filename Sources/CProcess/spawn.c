// Swift does not see the extensions of posix_spawn that set the folder and close every other file, nor pipe2.
#define _GNU_SOURCE
#include "CProcess.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

static int prepare_files(posix_spawn_file_actions_t *files, const char *folder, const int streams[3]) {
  int code = 0;
  for (int stream = 0; code == 0 && stream < 3; stream++) {
    code = streams[stream] < 0
        ? posix_spawn_file_actions_addopen(files, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0)
        : posix_spawn_file_actions_adddup2(files, streams[stream], stream);
  }
  if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(files, 3);
  if (code == 0 && folder) code = posix_spawn_file_actions_addchdir_np(files, folder);
  return code;
}

static int prepare_process(posix_spawnattr_t *attributes, pid_t group) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int code = posix_spawnattr_setpgroup(attributes, group);
  if (code == 0) code = posix_spawnattr_setsigmask(attributes, &none);
  if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &all);
  if (code == 0) {
    code = posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  return code;
}

int stemma_spawn(
    pid_t *child, char *const *words, char *const *variables, const char *folder, const int streams[3], pid_t group) {
  posix_spawn_file_actions_t files;
  int code = posix_spawn_file_actions_init(&files);
  if (code != 0) return code;
  posix_spawnattr_t attributes;
  code = posix_spawnattr_init(&attributes);
  if (code == 0) {
    code = prepare_files(&files, folder, streams);
    if (code == 0) code = prepare_process(&attributes, group);
    if (code == 0) code = posix_spawnp(child, words[0], &files, &attributes, words, variables);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&files);
  return code;
}

int stemma_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

"""Serves GGUF files with llama.cpp's server, each on a loopback port of its own: llama_server.py FILE...

Prints one line of JSON, {file: address}, when all answer, and ends when standard input closes. Keys and values are kept
in F32, so that an answer does not depend on which part of the prompt the server has seen before.
"""

import json
import os
import sys

import xllamacpp


def serve(path):
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = 64
    params.n_parallel = 1
    params.port = 0
    params.warmup = False
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.cache_type_k = params.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
    return xllamacpp.Server(params)


servers = {path: serve(path) for path in sys.argv[1:]}
print(json.dumps({path: server.listening_address for path, server in servers.items()}), flush=True)
sys.stdin.read()
# The servers' threads need not be waited for.
os._exit(0)

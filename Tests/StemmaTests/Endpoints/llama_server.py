"""Serves GGUF files with llama.cpp's server, each on a loopback port of its own: llama_server.py FILE...
or one at a given port: llama_server.py --port PORT FILE

The first form prints one line of JSON, {file: address}, when all answer, and ends when standard input closes. Keys and
values are kept in F32, so that an answer does not depend on which part of the prompt the server has seen before.
"""

import json
import os
import signal
import sys

import xllamacpp


def serve(path, port=0):
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = 64
    params.n_parallel = 1
    params.port = port
    params.warmup = False
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.cache_type_k = params.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
    return xllamacpp.Server(params)


if sys.argv[1] == "--port":
    server = serve(sys.argv[3], int(sys.argv[2]))
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    while True:
        signal.pause()

servers = {path: serve(path) for path in sys.argv[1:]}
print(json.dumps({path: server.listening_address for path, server in servers.items()}), flush=True)
sys.stdin.read()
# The servers' threads need not be waited for.
os._exit(0)

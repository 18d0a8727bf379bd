"""A small OpenAI-compatible server for tests: small_server.py PORT [--wait S] [--sick] [--die S] [--family FILE]."""

import argparse
import http.server
import json
import os
import subprocess
import sys
import threading
import time

parser = argparse.ArgumentParser()
parser.add_argument("port", type=int)
parser.add_argument("--wait", type=float, default=0, help="seconds until it is healthy")
parser.add_argument("--sick", action="store_true", help="never becomes healthy")
parser.add_argument("--die", type=float, help="seconds after which it ends with status 3")
parser.add_argument("--slow", type=float, default=0, help="seconds for each answer")
parser.add_argument("--model", help="a file, which it does not read")
parser.add_argument("--family", help="starts a program, and adds both numbers to this file")
options = parser.parse_args()
start = time.monotonic()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        healthy = not options.sick and time.monotonic() - start >= options.wait
        self.answer(200 if healthy and self.path == "/health" else 503, {})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(options.slow)
        message = {"role": "assistant", "content": "An oak."}
        self.answer(200, {"choices": [{"message": message, "finish_reason": "stop"}]})

    def log_message(self, *_):
        pass


print("\x1b[32mstarting\x1b[0m on port", options.port, flush=True)
print("variables:", " ".join(sorted(os.environ)), "in", os.getcwd(), flush=True)
if options.family:
    child = subprocess.Popen(["sleep", "1000"])
    with open(options.family, "a") as file:
        print(os.getpid(), child.pid, file=file, flush=True)
if options.die is not None:
    threading.Timer(options.die, lambda: (print("\x1b[31mno memory left\x1b[0m", flush=True), os._exit(3))).start()
try:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
except OSError as error:
    sys.exit(f"cannot listen: {error}")
server.serve_forever()

"""A chat server on 127.0.0.1 that takes its time. Arguments: port, seconds until an answer, answers a second (0: any).

Where a rate is given, so many may also come at once; what is beyond gets status 429 and is asked to wait a second.
"""
import asyncio, json, re, sys, time

port, latency, rate = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
message = {"role": "assistant", "content": "A"}
reply = json.dumps({
    "model": "mock", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 12, "completion_tokens": 1},
})
refusal = json.dumps({"error": {"message": "too many requests"}})
tokens, last = rate, time.monotonic()


def is_allowed():
    global tokens, last
    if rate == 0:
        return True
    now = time.monotonic()
    tokens, last = min(rate, tokens + (now - last) * rate), now
    if tokens < 1:
        return False
    tokens -= 1
    return True


def response(status, headers, body):
    return (f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}"
            f"Content-Length: {len(body)}\r\n\r\n{body}").encode()


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            if is_allowed():
                await asyncio.sleep(latency)
                writer.write(response("200 OK", "", reply))
            else:
                writer.write(response("429 Too Many Requests", "Retry-After: 1\r\n", refusal))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", port, backlog=1024) as server:
        await server.serve_forever()


asyncio.run(main())

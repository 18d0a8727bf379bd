"""Stemma's neural engine against PyTorch on the same recipe, data and start.

    python3 compare.py [--steps N] [--threads N …] [--repetitions N] [--binary PATH]

`Benchmarks/neural/run` builds the binary and calls this. Needs torch; nothing is downloaded, nothing is left behind.
The two take turns (ours, torch, ours, torch, …), each after a short warm-up, so that a change of the machine's speed
meets both. A ratio is torch's time over ours within one pair.
"""

import argparse
import json
import math
import os
import pathlib
import random
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import time

import torch
from torch import nn
from torch.nn import functional

ROOT = pathlib.Path(__file__).resolve().parents[2]
V, T, D, HEADS, LAYERS, INNER = 409, 25, 32, 4, 2, 128
NUMBERS = (4, 104)
# Lengths of the documents of the lab's corpus, in positions, with their frequencies.
LENGTHS = {14: 4154, 22: 2695, 11: 1455, 23: 1395, 21: 1321, 15: 1230, 12: 1198, 10: 1145, 13: 1132, 16: 844, 9: 742,
           19: 689, 17: 533, 18: 506, 20: 498, 8: 445}


class GPT2(nn.Module):
    def __init__(self):
        super().__init__()
        names = {"wte": (V, D), "wpe": (T, D), "U": (V, D), "lnf.g": (D,), "lnf.b": (D,)}
        for i in range(LAYERS):
            for name, shape in {"ln1": None, "ln2": None, "qkv": (D, 3 * D), "o": (D, D), "fc": (D, INNER),
                                "proj": (INNER, D)}.items():
                names |= {f"{i}.{name}.g": shape or (D,), f"{i}.{name}.b": (shape[1] if shape else D,)}
        self.names = names
        self.p = nn.ParameterDict({n.replace(".", "_"): nn.Parameter(self.start(n, s)) for n, s in names.items()})

    @staticmethod
    def start(name, shape):
        if len(shape) == 1:
            return torch.ones(shape) if name.endswith("g") else torch.zeros(shape)
        if name in ("wte", "wpe", "U"):
            return torch.randn(shape) * 0.4
        return torch.randn(shape) / math.sqrt(shape[0] * (2 * LAYERS if ".o." in name or ".proj." in name else 1))

    def get(self, name):
        return self.p[name.replace(".", "_")]

    def norm(self, x, name):
        return functional.layer_norm(x, (D,), self.get(name + ".g"), self.get(name + ".b"), 1e-5)

    def linear(self, x, name):
        flat = torch.addmm(self.get(name + ".b"), x.reshape(-1, x.shape[-1]), self.get(name + ".g"))
        return flat.view(*x.shape[:-1], -1)

    def hidden(self, tokens, cache=None, start=0):
        """tokens (B, L) -> (B, L, d); with a cache the tokens stand at `start` and later."""
        b, length = tokens.shape
        x = self.get("wte")[tokens] + self.get("wpe")[start:start + length]
        for i in range(LAYERS):
            qkv = self.linear(self.norm(x, f"{i}.ln1"), f"{i}.qkv").view(b, length, 3, HEADS, D // HEADS)
            q, k, v = qkv.permute(2, 0, 3, 1, 4)
            if cache is not None:
                if start:
                    k, v = torch.cat((cache[i][0], k), 2), torch.cat((cache[i][1], v), 2)
                cache[i] = (k, v)
            a = functional.scaled_dot_product_attention(q, k, v, is_causal=start == 0)
            x = x + self.linear(a.transpose(1, 2).reshape(b, length, D), f"{i}.o")
            x = x + self.linear(functional.gelu(self.linear(self.norm(x, f"{i}.ln2"), f"{i}.fc"), approximate="tanh"),
                                f"{i}.proj")
        return self.norm(x, "lnf")


def train_torch(model, recipe):
    """The batch is cut to its longest sequence and logits are computed for the loss positions and targets alone."""
    first, end = recipe["targets"] or (0, V)
    optimiser = torch.optim.AdamW(model.parameters(), lr=recipe["learningRate"], betas=(0.9, 0.99), weight_decay=0,
                                  fused=True)
    count, steps, batch = len(recipe["sequences"]), recipe["steps"], recipe["batch"]
    lengths = torch.tensor([len(s["tokens"]) for s in recipe["sequences"]])
    rows = torch.zeros(count, T, dtype=torch.long)
    mask = torch.zeros(count, T, dtype=torch.bool)
    for i, s in enumerate(recipe["sequences"]):
        rows[i, :len(s["tokens"])] = torch.tensor(s["tokens"])
        mask[i, s["first"]:len(s["tokens"])] = True
    warm_up = round(0.05 * steps)
    order = torch.cat([torch.randperm(count) for _ in range(steps * batch // count + 1)])
    for step in range(steps):
        chosen = order[step * batch:(step + 1) * batch]
        longest = int(lengths[chosen].max())
        x, m = rows[chosen, :longest], mask[chosen, 1:longest]
        wanted = model.hidden(x[:, :-1])[m]
        loss = functional.cross_entropy(wanted @ model.get("U")[first:end].T, x[:, 1:][m] - first)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scale = (step + 1) / warm_up if step < warm_up else 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up)))
        optimiser.param_groups[0]["lr"] = recipe["learningRate"] * scale
        optimiser.step()
    return loss.item()


@torch.no_grad()
def sample_torch(model, prompts, length, allowed):
    tokens = torch.tensor(prompts)
    cache, start, table = [None] * LAYERS, 0, model.get("U")[allowed[0]:allowed[1]].T
    for _ in range(length):
        hidden = model.hidden(tokens, cache, start)[:, -1]
        start += tokens.shape[1]
        tokens = allowed[0] + torch.multinomial(functional.softmax(hidden @ table, -1), 1)
    return len(prompts)


def make_work(steps):
    source = random.Random(1)
    lengths = source.choices(list(LENGTHS), LENGTHS.values(), k=4096)
    base = [dict(tokens=[source.randrange(V) for _ in range(n + 1)], first=1) for n in lengths]
    number = lambda: source.randrange(*NUMBERS)
    students = [dict(tokens=[source.randrange(V) for _ in range(12)] + [number() for _ in range(10)], first=12)
                for _ in range(2000)]
    return dict(
        recipes=dict(
            base=dict(steps=steps, batch=64, learningRate=3e-3, targets=None, sequences=base),
            student=dict(steps=steps, batch=64, learningRate=5e-4, targets=NUMBERS, sequences=students)),
        prompts=[s["tokens"][:12] for s in students], length=10, allowed=NUMBERS)


def write_model(folder, model):
    """The start of both engines, under Hugging Face's names."""
    parts = {"wte": "transformer.wte.weight", "wpe": "transformer.wpe.weight", "U": "lm_head.weight"}
    layer = {"ln1": "ln_1", "ln2": "ln_2", "qkv": "attn.c_attn", "o": "attn.c_proj", "fc": "mlp.c_fc", "proj": "mlp.c_proj"}
    tensors = {}
    for name in model.names:
        pieces = name.split(".")
        kind = "weight" if pieces[-1] == "g" else "bias"
        if name in parts:
            tensors[parts[name]] = model.get(name)
        elif pieces[0] == "lnf":
            tensors[f"transformer.ln_f.{kind}"] = model.get(name)
        else:
            tensors[f"transformer.h.{pieces[0]}.{layer[pieces[1]]}.{kind}"] = model.get(name)
    header, data, end = {}, b"", 0
    for name in sorted(tensors):
        raw = struct.pack(f"<{tensors[name].numel()}f", *tensors[name].detach().flatten().tolist())
        header[name] = dict(dtype="F32", shape=list(tensors[name].shape), data_offsets=[end, end + len(raw)])
        end += len(raw)
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
    (folder / "config.json").write_text(json.dumps(dict(
        model_type="gpt2", vocab_size=V, n_positions=T, n_embd=D, n_head=HEADS, n_layer=LAYERS, n_inner=INNER,
        activation_function="gelu_new", tie_word_embeddings=False, layer_norm_epsilon=1e-5)))


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(body):
    wall, used = time.perf_counter(), cpu()
    result = body()
    return dict(wall=time.perf_counter() - wall, cpu=cpu() - used, result=result)


def peak():
    """GFLOP per CPU-second of torch's own 1024^3 product on one thread, the best of ten."""
    torch.set_num_threads(1)
    a, b = torch.randn(1024, 1024), torch.randn(1024, 1024)
    best = min(timed(lambda: [a @ b for _ in range(5)])["cpu"] for _ in range(10))
    return 5 * 2 * 1024**3 / best / 1e9


def flops(work):
    """Multiplications and additions of the matrix products, without padding; a backward pass is two forward passes."""
    block = 2 * (3 * D * D + D * D + 2 * D * INNER)
    result = {}
    for name, recipe in work["recipes"].items():
        sequences = recipe["sequences"]
        classes = recipe["targets"][1] - recipe["targets"][0] if recipe["targets"] else V
        positions = [len(s["tokens"]) - 1 for s in sequences]
        attention = sum(LAYERS * 2 * D * n * (n + 1) for n in positions)
        wanted = sum(len(s["tokens"]) - s["first"] for s in sequences)
        total = LAYERS * block * sum(positions) + attention + 2 * D * classes * wanted
        result[name] = 3 * total / len(sequences) * recipe["batch"] * recipe["steps"]
    return result


def ours(binary, folder, task, threads):
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    command = [binary, folder, task, str(threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def theirs(model, start, work, task, threads):
    torch.set_num_threads(threads)
    if task == "sample":
        run = lambda prompts: sample_torch(model, prompts, work["length"], work["allowed"])
        run(work["prompts"][:64])
        return timed(lambda: run(work["prompts"]))
    recipe = work["recipes"][task]
    model.load_state_dict(start)
    train_torch(model, recipe | {"steps": 10})
    model.load_state_dict(start)
    return timed(lambda: train_torch(model, recipe))


def show(task, threads, pairs, work_flops):
    """Medians, and the least and greatest ratio of a pair."""
    def ratio(clock):
        values = [b[clock] / a[clock] for a, b, _ in pairs]
        return f"{statistics.median(values):.1f}x ({min(values):.1f}-{max(values):.1f})"

    def middle(index, key):
        return statistics.median(pair[index][key] for pair in pairs)

    share, losses = "", ""
    if task in work_flops:
        share = f"{statistics.median(work_flops[task] / a['cpu'] / 1e9 / rate for a, _, rate in pairs):.0%}"
        losses = f"{middle(0, 'result'):.3f} / {middle(1, 'result'):.3f}"
    print(f"| {task} | {threads} | {middle(0, 'wall'):.2f} | {middle(0, 'cpu'):.2f} | {middle(1, 'wall'):.2f} | "
          f"{middle(1, 'cpu'):.2f} | {ratio('wall')} | {ratio('cpu')} | {share} | {losses} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--binary", default=ROOT / ".build/release/neural-benchmark")
    options = parser.parse_args()
    torch.manual_seed(0)
    work, model = make_work(options.steps), GPT2()
    start = {n: p.detach().clone() for n, p in model.named_parameters()}
    work_flops = flops(work)
    pairs, rates, torch_rates = {}, [], []
    with tempfile.TemporaryDirectory() as folder:
        write_model(pathlib.Path(folder), model)
        (pathlib.Path(folder) / "data.json").write_text(json.dumps(work))
        for _ in range(options.repetitions):
            rates.append(ours(options.binary, folder, "product", 1)["result"])
            torch_rates.append(peak())
            # Sampling is not threaded in our engine, and is compared on one thread alone.
            for task, threads in [(t, n) for n in options.threads for t in ("base", "student")] + [("sample", 1)]:
                mine = ours(options.binary, folder, task, threads)
                other = theirs(model, start, work, task, threads)
                pairs.setdefault((task, threads), []).append((mine, other, rates[-1]))
                print(f"{task}, threads {threads}: ours {mine['wall']:.2f} s, torch {other['wall']:.2f} s",
                      file=sys.stderr)
    print(f"torch {torch.__version__}; {options.steps} steps; medians of {options.repetitions} pairs; load average "
          f"{os.getloadavg()[0]:.1f} at the end on {os.cpu_count()} cores")
    print(f"1024^3 f32 product on one thread: oneDNN {statistics.median(rates):.0f}, torch "
          f"{statistics.median(torch_rates):.0f} GFLOP a CPU-second\n")
    print("| task | threads | ours: wall s | CPU s | torch: wall s | CPU s | ratio: wall (range) | CPU (range) | "
          "of oneDNN's product rate | loss ours / torch |")
    print("|" + "---|" * 10)
    for (task, threads), results in pairs.items():
        show(task, threads, results, work_flops)


if __name__ == "__main__":
    main()

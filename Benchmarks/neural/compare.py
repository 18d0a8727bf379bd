"""Stemma's neural engine against PyTorch on the same recipe, data and start: python3 compare.py [--steps N]

Run from anywhere after `swift build -c release --product neural-benchmark`. Needs torch; nothing is downloaded.
Prints seconds (wall and CPU), the ratio, and the share of a core's 1024 x 1024 x 1024 f32 product rate reached.
"""

import argparse
import json
import math
import pathlib
import random
import resource
import struct
import subprocess
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
    """GFLOP per CPU-second of a 1024^3 product on one thread (oneDNN inside PyTorch), the best of ten."""
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--binary", default=ROOT / ".build/release/neural-benchmark")
    options = parser.parse_args()
    torch.manual_seed(0)
    work, model = make_work(options.steps), GPT2()
    with tempfile.TemporaryDirectory() as folder:
        write_model(pathlib.Path(folder), model)
        (pathlib.Path(folder) / "data.json").write_text(json.dumps(work))
        command = [options.binary, folder, *map(str, options.threads)]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    ours = {(r["task"], r["threads"]): r for r in map(json.loads, output.splitlines())}
    start = {n: p.detach().clone() for n, p in model.named_parameters()}
    rate, work_flops = peak(), flops(work)
    print(f"torch {torch.__version__}, {options.steps} steps; 1024^3 product: {rate:.0f} GFLOP per CPU-second, one thread")
    print("task     threads |  ours: wall     cpu | torch: wall     cpu | ratio: wall  cpu | of peak | loss ours/torch")
    for threads in options.threads:
        torch.set_num_threads(threads)
        for task in ("base", "student", "sample"):
            model.load_state_dict(start)
            if task == "sample":
                theirs = timed(lambda: sample_torch(model, work["prompts"], work["length"], work["allowed"]))
            else:
                theirs = timed(lambda: train_torch(model, work["recipes"][task]))
            mine = ours.get((task, threads)) or ours[(task, 1)]
            share = f"{work_flops[task] / mine['cpu'] / 1e9 / rate:7.0%}" if task in work_flops else " " * 7
            losses = f"{mine['result']:.3f}/{theirs['result']:.3f}" if task in work_flops else ""
            print(f"{task:8} {threads:7} | {mine['wall']:11.2f} {mine['cpu']:7.2f} | {theirs['wall']:11.2f} "
                  f"{theirs['cpu']:7.2f} | {theirs['wall'] / mine['wall']:10.1f}x {theirs['cpu'] / mine['cpu']:3.1f}x | "
                  f"{share} | {losses}", flush=True)


if __name__ == "__main__":
    main()

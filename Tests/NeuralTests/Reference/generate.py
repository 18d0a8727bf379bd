"""Writes the reference numbers of NeuralTests with PyTorch: python3 generate.py [folder]

Needs torch alone. Weights, data and results go to <folder>/<case>/: a model folder (config.json, model.safetensors),
reference.json (tokens, masks, losses) and reference.safetensors (logits, gradients, weights after ten AdamW steps).
Everything is computed in double precision from weights that single precision can hold, so that the tests measure the
rounding of the code under test alone.
"""

import json
import math
import pathlib
import struct
import sys

import torch
from torch import nn
from torch.nn import functional

torch.set_default_dtype(torch.float64)

CASES = {
    # Head width 8 (the fast path of the attention kernel), sizes that fill vectors.
    "even": dict(vocab_size=48, n_positions=12, n_embd=16, n_head=2, n_layer=2, n_inner=64),
    # Nothing is a multiple of 16 or 8, sequences are longer than one vector.
    "odd": dict(vocab_size=37, n_positions=21, n_embd=20, n_head=4, n_layer=2, n_inner=50),
}
SEQUENCES, STEPS = 6, 10
PLAN = dict(learningRate=0.01, weightDecay=0.1, beta1=0.9, beta2=0.99, epsilon=1e-8, clipNorm=1.0, warmUpShare=0.2)


class GPT2(nn.Module):
    """GPT-2 with Hugging Face's parameter names and shapes: linear weights are (in, out)."""

    def __init__(self, c):
        super().__init__()
        self.c = c
        d, f = c["n_embd"], c["n_inner"]
        shapes = {"transformer.wte.weight": (c["vocab_size"], d), "transformer.wpe.weight": (c["n_positions"], d)}
        for layer in range(c["n_layer"]):
            h = f"transformer.h.{layer}."
            for norm in ("ln_1", "ln_2"):
                shapes |= {h + norm + ".weight": (d,), h + norm + ".bias": (d,)}
            for name, (a, b) in {
                "attn.c_attn": (d, 3 * d), "attn.c_proj": (d, d), "mlp.c_fc": (d, f), "mlp.c_proj": (f, d),
            }.items():
                shapes |= {h + name + ".weight": (a, b), h + name + ".bias": (b,)}
        shapes |= {"transformer.ln_f.weight": (d,), "transformer.ln_f.bias": (d,), "lm_head.weight": (c["vocab_size"], d)}
        self.p = {}
        for name, shape in shapes.items():
            centre = 1.0 if len(shape) == 1 and name.endswith("weight") else 0.0
            value = centre + 0.3 * torch.randn(shape)
            self.p[name] = nn.Parameter(value.float().double())

    def parameters(self):
        return self.p.values()

    def norm(self, x, name):
        return functional.layer_norm(x, x.shape[-1:], self.p[name + ".weight"], self.p[name + ".bias"], 1e-5)

    def linear(self, x, name):
        return x @ self.p[name + ".weight"] + self.p[name + ".bias"]

    def forward(self, tokens):
        """tokens (B, T) -> logits (B, T, V)"""
        batch, length = tokens.shape
        heads = self.c["n_head"]
        x = self.p["transformer.wte.weight"][tokens] + self.p["transformer.wpe.weight"][:length]
        for layer in range(self.c["n_layer"]):
            h = f"transformer.h.{layer}."
            qkv = self.linear(self.norm(x, h + "ln_1"), h + "attn.c_attn")
            q, k, v = (t.view(batch, length, heads, -1).transpose(1, 2) for t in qkv.chunk(3, dim=-1))
            scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
            hidden = torch.triu(torch.ones(length, length, dtype=torch.bool), 1)
            attended = functional.softmax(scores.masked_fill(hidden, -math.inf), -1) @ v
            x = x + self.linear(attended.transpose(1, 2).reshape(batch, length, -1), h + "attn.c_proj")
            inner = self.linear(self.norm(x, h + "ln_2"), h + "mlp.c_fc")
            x = x + self.linear(functional.gelu(inner, approximate="tanh"), h + "mlp.c_proj")
        return self.norm(x, "transformer.ln_f") @ self.p["lm_head.weight"].T


def data(c):
    """Sequences of many lengths; some predict everything, some the end, some single tokens."""
    longest = c["n_positions"] + 1
    tokens, masks = [], []
    for index in range(SEQUENCES):
        length = longest if index == 0 else int(torch.randint(3, longest + 1, ()))
        tokens.append(torch.randint(0, c["vocab_size"], (length,)).tolist())
        mask = [index % 2 == 0 or bool(torch.rand(()) < 0.4) for _ in range(length)]
        masks.append([False] + mask[1:-1] + [index != 3] if index != 3 else [False, True] + [False] * (length - 2))
    return tokens, masks


def loss_of(model, tokens, masks, targets=None):
    """Mean cross-entropy over the masked tokens, the softmax over `targets` (first, end) or all tokens."""
    first, end = targets or (0, model.c["vocab_size"])
    total, count = 0.0, 0
    for sequence, mask in zip(tokens, masks):
        logits = model(torch.tensor([sequence[:-1]]))[0, :, first:end]
        for position, wanted in enumerate(mask[1:]):
            if wanted:
                total = total + functional.cross_entropy(logits[position], torch.tensor(sequence[position + 1] - first))
                count += 1
    return total / count


def rate(step):
    warm_up = round(PLAN["warmUpShare"] * STEPS)
    if step < warm_up:
        return PLAN["learningRate"] * (step + 1) / warm_up
    return PLAN["learningRate"] * 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (STEPS - warm_up)))


def train(model, tokens, masks, targets, only_biases):
    trained = [p for n, p in model.p.items() if not only_biases or n.endswith("c_proj.bias")]
    optimiser = torch.optim.AdamW(
        trained, lr=1, betas=(PLAN["beta1"], PLAN["beta2"]), eps=PLAN["epsilon"], weight_decay=PLAN["weightDecay"])
    losses = []
    for step in range(STEPS):
        optimiser.zero_grad()
        loss = loss_of(model, tokens, masks, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, PLAN["clipNorm"])
        optimiser.param_groups[0]["lr"] = rate(step)
        optimiser.step()
        losses.append(loss.item())
    return losses


def write_safetensors(path, tensors):
    header, parts, end = {}, [], 0
    for name in sorted(tensors):
        value = tensors[name].detach().float().contiguous()
        raw = struct.pack(f"<{value.numel()}f", *value.flatten().tolist())
        header[name] = dict(dtype="F32", shape=list(value.shape), data_offsets=[end, end + len(raw)])
        end += len(raw)
        parts.append(raw)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


def write(folder, c, seed):
    torch.manual_seed(seed)
    model = GPT2(c)
    tokens, masks = data(c)
    folder.mkdir(parents=True, exist_ok=True)
    fixed = dict(
        model_type="gpt2", architectures=["GPT2LMHeadModel"], activation_function="gelu_new",
        tie_word_embeddings=False, layer_norm_epsilon=1e-5)
    (folder / "config.json").write_text(json.dumps(c | fixed, indent=2) + "\n")
    write_safetensors(folder / "model.safetensors", model.p)
    start = {n: p.detach().clone() for n, p in model.p.items()}

    results = {f"logits.{i}": model(torch.tensor([s[:-1]]))[0] for i, s in enumerate(tokens)}
    loss = loss_of(model, tokens, masks)
    loss.backward()
    results |= {f"gradient.{n}": p.grad for n, p in model.p.items()}
    reference = dict(plan=PLAN, steps=STEPS, tokens=tokens, masks=masks, loss=loss.item(), training={})
    for name, targets, only_biases in (("all", None, False), ("restricted", (5, 33), False), ("biases", None, True)):
        with torch.no_grad():
            for n, p in model.p.items():
                p.copy_(start[n])
                p.grad = None
        kept = masks
        if targets:
            inside = [[targets[0] <= t < targets[1] for t in s] for s in tokens]
            kept = [[m and i for m, i in zip(a, b)] for a, b in zip(masks, inside)]
        used = [i for i, mask in enumerate(kept) if any(mask)]
        losses = train(model, [tokens[i] for i in used], [kept[i] for i in used], targets, only_biases)
        reference["training"][name] = dict(targets=targets, sequences=used, losses=losses)
        results |= {f"trained.{name}.{n}": p.detach().clone() for n, p in model.p.items()}
    (folder / "reference.json").write_text(json.dumps(reference) + "\n")
    write_safetensors(folder / "reference.safetensors", results)


if __name__ == "__main__":
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    for number, (case, configuration) in enumerate(CASES.items()):
        write(root / case, configuration, seed=number)

"""The same questions as `run` asks, for Inspect AI."""
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import match
from inspect_ai.solver import generate


@task
def letters(count: int):
    samples = [Sample(id=n, input=f"Question {n // 20}? Answer with a letter.", target="A") for n in range(count)]
    return Task(dataset=MemoryDataset(samples), solver=generate(), scorer=match())

/// Valid texts to start mutations from: small, and together with most of the keys that the importers look at.
enum Seeds {
  static let yaml = [
    "a: &x [1, 2.5, .inf, 0x1f, 0o17, 1e3, ~, yes, 2026-01-31]\nb: *x\nc: {d: \"e\\n\\u00e9\", 'f': >-\n  folded\n  text}\n",
    "base: &base {k: 1}\nsub:\n  <<: *base\n  other: |\n    kept\n    lines\n? [complex]\n: value\n",
    "- one\n- - two\n  - three # said\n- !!str 4\n- !!binary aGVsbG8=\n- \"\\x41\"\n",
  ]

  static let json = [
    #"{"a":[1,-2.5e-3,true,false,null,"é😀\n"],"b":{"c":{"d":[[],{}]}},"n":9007199254740993}"#,
    #"[{"kind":"model","value":0.1},{"kind":"dataset","value":-0}]"#, " \"text\" ", "12345678901234567890",
  ]

  static let card = [
    """
    ---
    base_model:
    - acme/base
    - acme/other@main
    base_model_relation: merge
    datasets: [acme/stories, acme/sums]
    license: mit
    tags: [generated_from_trainer, "base_model:quantized:acme/base", dpo]
    model-index: [{name: small, results: []}]
    ---
    # Small

    This model is a fine-tuned version of [acme/base](https://huggingface.co/acme/base) on the acme/stories dataset.
    Distilled from `acme/teacher`.

    ```yaml
    base_model: acme/base
    merge_method: slerp
    models: [{model: acme/a}, {model: acme/b}]
    ```
    """,
    """
    ---
    pretty_name: Stories
    task_categories: [text-generation]
    source_datasets: [extended|acme/older, original]
    annotations_creators: [machine-generated]
    dataset_info: {features: [{name: text, dtype: string}]}
    tags: [synthetic, distilabel]
    ---
    Made by acme/teacher.
    """,
    "---\nlineage:\n  kind: model\n  method: finetuned\n  inputs:\n  - {role: base, artifact: acme/base}\n---\nText.\n",
  ]

  static let modelfile = [
    "FROM acme/base:7b\nADAPTER ./lora.gguf\nPARAMETER temperature 0.7\nPARAMETER stop \"<|end|>\"\n"
      + "SYSTEM \"\"\"You are an owl.\nAlways.\"\"\"\nTEMPLATE \"{{ .Prompt }}\"\nMESSAGE user Hello\nLICENSE MIT\n",
    "# FROM small:latest\nFROM /root/.ollama/models/blobs/sha256-" + String(repeating: "0a", count: 32)
      + "\nSYSTEM hoot\n",
  ]

  static let table = [
    "child,parent,method,datasets,teacher\nacme/a,acme/b,finetune,\"['acme/d', 'acme/e']\",acme/t\n"
      + "\"acme/\"\"c\"\"\",\"acme/a;acme/b\",merge,,\n",
    "model_id\tbase_model\trelation\nacme/a\tacme/b\tquantized\r\nacme/c\tnan\t\r\n",
  ]

  static let axolotl = [
    """
    base_model: acme/base
    revision_of_model: main
    load_in_4bit: true
    adapter: qlora
    lora_model_dir: ./adapter
    datasets:
      - {path: acme/stories, type: alpaca, split: "train[:10%]", shards: 4, revision: abc}
      - path: data/local.jsonl
        data_files: [a.json, b.json]
    rl: dpo
    kd_trainer: true
    sequence_len: 4096
    micro_batch_size: 2
    num_epochs: 3
    learning_rate: 2e-4
    val_set_size: 0.05
    seed: 42
    output_dir: ./out
    hub_model_id: acme/out
    """,
    "base_model: acme/base\npretraining_dataset: [{path: acme/web, name: en}]\nreward_model: true\nqat: {}\nsample_packing: yes\n",
  ]

  static let llamaFactory = [
    """
    model_name_or_path: acme/base
    model_revision: main
    stage: ppo
    do_train: true
    finetuning_type: lora
    dataset: stories,sums
    dataset_dir: data
    mix_strategy: interleave_under
    interleave_probs: 0.7,0.3
    reward_model: acme/judge
    adapter_name_or_path: saves/a,saves/b
    template: llama3
    cutoff_len: 2048
    learning_rate: 1.0e-4
    num_train_epochs: 3.0
    output_dir: saves/out
    """,
    "model_name_or_path: acme/base\nadapter_name_or_path: saves/a\nexport_dir: out\nexport_quantization_bit: 4\n"
      + "export_quantization_dataset: data/c4.json\ntemplate: default\n",
  ]

  static let trainer = [
    """
    model_name_or_path: acme/base
    model_revision: main
    teacher_model_name_or_path: acme/teacher
    reward_model_path: acme/judge
    dataset_name: acme/stories
    dataset_mixer: {acme/stories: 0.5, acme/sums: 1.0}
    datasets: [{path: acme/stories, revision: abc}]
    script_args: {dataset_name: acme/other}
    learning_rate: 5.0e-7
    num_train_epochs: 1
    lora_r: 16
    beta: 0.1
    seed: 42
    output_dir: out
    hub_model_id: acme/out
    """,
    #"{"sft_model_path":"acme/sft","train_file":"a.jsonl","model_args":{"torch_dtype":"bfloat16"},"seed":9007199254740993}"#,
  ]

  static let mergekit = [
    """
    name: first
    merge_method: ties
    base_model: {model: {path: acme/base, revision: main}, tokenizer: a}
    models:
      - model: acme/a+acme/lora
        parameters: {weight: 0.5, density: [0.1, 0.9]}
      - model: {model: {path: acme/b}, lora: {model: {path: acme/l}}}
        parameters: {weight: [{filter: mlp, value: 0.5}, {value: 1}]}
    dtype: bfloat16
    ---
    name: second
    merge_method: linear
    models: [{model: first, parameters: {weight: 1}}, {model: acme/c, parameters: {weight: -0.5}}]
    """,
    "merge_method: slerp\nslices:\n- sources:\n  - {model: acme/a, layer_range: [0, 16]}\n  - {model: acme/b, layer_range: [0, 16]}\n"
      + "base_model: acme/a\ntokenizer_source: union\n",
    "base_model: acme/a\ngate_mode: hidden\nexperts:\n- {source_model: acme/b, positive_prompts: [hi]}\n- source_model: acme/c\n",
    "merge_method: passthrough\nmodules:\n  text: {slices: [{sources: [{model: acme/a}]}]}\n",
  ]
}

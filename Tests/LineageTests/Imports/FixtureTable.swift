// swift-format-ignore-file: the lines of this table are as long as what they say.

/// What every file of other projects must give: its format, its derivations and the number of warnings, or why it is not read.
enum FixtureTable {
  static let folders = ["model-cards", "headers", "lineages", "tokenizers"]

  static let outcomes: [String: String] = [
    "headers/derived-gguf/bad-magic-GGML.gguf": "refused: bad-magic-GGML.gguf: does not begin with `GGUF`",
    "headers/derived-gguf/big-endian-version.gguf":
      "refused: big-endian-version.gguf: has version 3 in the other byte order: it was written for a big-endian machine",
    "headers/derived-gguf/first-key-length-huge.gguf":
      "refused: first-key-length-huge.gguf: claims 18446744073709551360 bytes for the key of metadata entry 0, more than the file has left",
    "headers/derived-gguf/first-kv-type-255.gguf":
      "refused: first-kv-type-255.gguf: `general.architecture` has the type 255, which does not exist",
    "headers/derived-gguf/kv-count-2e60.gguf":
      "refused: kv-count-2e60.gguf: claims 1152921504606846976 metadata entries, more than the file has room for",
    "headers/derived-gguf/only-magic.gguf": "refused: only-magic.gguf: ends within the version, at byte 4",
    "headers/derived-gguf/tensor-count-2e63.gguf":
      "refused: tensor-count-2e63.gguf: claims 9223372036854775808 tensors, more than the file has room for",
    "headers/derived-gguf/trailing-garbage.gguf":
      "refused: trailing-garbage.gguf: has the metadata key `general.architecture` twice",
    "headers/derived-gguf/truncated-header-20.gguf":
      "refused: truncated-header-20.gguf: claims 3 tensors, more than the file has room for",
    "headers/derived-gguf/truncated-kv.gguf":
      "refused: truncated-kv.gguf: claims 6 metadata entries, more than the file has room for",
    "headers/derived-gguf/truncated-tensor-data.gguf":
      "refused: truncated-tensor-data.gguf: has the metadata key `general.architecture` twice",
    "headers/derived-gguf/version-0.gguf": "refused: version-0.gguf: has version 0, which does not exist",
    "headers/derived-gguf/version-99.gguf": "refused: version-99.gguf: has version 99",
    "headers/iree/LICENSE": "left alone",
    "headers/iree/empty.gguf": "refused: empty.gguf: has the metadata key `general.architecture` twice",
    "headers/iree/empty.safetensors": "safetensors",
    "headers/iree/multiple.gguf": "refused: multiple.gguf: has the metadata key `general.architecture` twice",
    "headers/iree/multiple.safetensors": "safetensors",
    "headers/iree/parameter_weight_bias_1.gguf":
      "refused: parameter_weight_bias_1.gguf: has the metadata key `general.architecture` twice",
    "headers/iree/parameter_weight_bias_1.safetensors": "safetensors",
    "headers/iree/parameters_a.safetensors": "safetensors",
    "headers/iree/parameters_b.safetensors": "safetensors",
    "headers/iree/parameters_dynamic.safetensors": "safetensors",
    "headers/iree/single.gguf": "refused: single.gguf: has the metadata key `general.architecture` twice",
    "headers/iree/single.safetensors": "safetensors",
    "headers/iree/single_v2.gguf": "refused: single_v2.gguf: has the metadata key `general.architecture` twice",
    "headers/safetensors/LICENSE": "left alone",
    "headers/safetensors/attacks-README.md": "left alone",
    "headers/safetensors/from-rust-test-literals/EXPECTED.json": "left alone",
    "headers/safetensors/from-rust-test-literals/test_deserialization.safetensors": "safetensors",
    "headers/safetensors/from-rust-test-literals/test_empty_shapes_allowed.safetensors": "safetensors",
    "headers/safetensors/from-rust-test-literals/test_header_too_large.safetensors":
      "refused: test_header_too_large.safetensors: claims a header of 18446742974197923900 bytes, more than the format's limit of 100000000",
    "headers/safetensors/from-rust-test-literals/test_header_too_small.safetensors":
      "refused: test_header_too_small.safetensors: has 0 bytes, too few for a safetensors header (8 bytes and JSON)",
    "headers/safetensors/from-rust-test-literals/test_invalid_header_length.safetensors":
      "refused: test_invalid_header_length.safetensors: claims a header of 60 bytes but ends after 0",
    "headers/safetensors/from-rust-test-literals/test_invalid_header_non_utf8.safetensors":
      "refused: test_invalid_header_non_utf8.safetensors: the header is not valid JSON: the text is not valid UTF-8, at byte 8",
    "headers/safetensors/from-rust-test-literals/test_invalid_header_not_json.safetensors":
      "refused: test_invalid_header_not_json.safetensors: the header is not valid JSON: expected `\"`, at byte 9",
    "headers/safetensors/from-rust-test-literals/test_invalid_info.safetensors":
      "refused: test_invalid_info.safetensors: tensor `test`: shape [2, 2] of I32 needs 16 bytes, but `data_offsets` give it 4",
    "headers/safetensors/from-rust-test-literals/test_json_attack.safetensors":
      "refused: test_json_attack.safetensors: tensor `weight_1` starts at byte 0 of the data, but the one before it ends at 16: tensors must follow each other without holes or overlaps",
    "headers/safetensors/from-rust-test-literals/test_lifetimes.safetensors": "safetensors",
    "headers/safetensors/from-rust-test-literals/test_metadata_incomplete_buffer_0.safetensors":
      "refused: test_metadata_incomplete_buffer_0.safetensors: the tensors take 16 bytes of data, but the file holds 50",
    "headers/safetensors/from-rust-test-literals/test_metadata_incomplete_buffer_1.safetensors":
      "refused: test_metadata_incomplete_buffer_1.safetensors: the tensors take 16 bytes of data, but the file holds 14",
    "headers/safetensors/from-rust-test-literals/test_validation_overflow_0.safetensors":
      "refused: test_validation_overflow_0.safetensors: tensor `test`: `shape` is not a list of sizes",
    "headers/safetensors/from-rust-test-literals/test_validation_overflow_1.safetensors":
      "refused: test_validation_overflow_1.safetensors: tensor `test`: shape [2, 9223372036854775807] of I32 is not a possible number of bytes",
    "headers/safetensors/from-rust-test-literals/test_whitespace_leading_padded_header.safetensors": "safetensors",
    "headers/safetensors/from-rust-test-literals/test_whitespace_padded_header.safetensors": "safetensors",
    "headers/safetensors/from-rust-test-literals/test_zero_sized_tensor.safetensors": "safetensors",
    "headers/safetensors/safetensors.schema.json": "left alone",
    "headers/swift-transformers/tensor-1d-int32.safetensors": "safetensors",
    "headers/swift-transformers/tensor-2d-float64.safetensors": "safetensors",
    "headers/swift-transformers/tensor-3d-float32.safetensors": "safetensors",
    "headers/swift-transformers/tensor-4d-float32.safetensors": "safetensors",
    "headers/syft/README.upstream.md": "left alone",
    "headers/syft/nomic-embed-475M.header.safetensors":
      "refused: nomic-embed-475M.header.safetensors: the tensors take 1901171712 bytes of data, but the file holds 0",
    "headers/syft/zero-byte-model.gguf": "refused: zero-byte-model.gguf: ends within the magic word, at byte 0",
    "lineages/cisco-provenancekit/Benchmark_All.json": "left alone",
    "lineages/cisco-provenancekit/LICENSE": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/01ai--yi.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/allenai--bolmo.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/allenai--olmo.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/bigcode--starcoder.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/bigscience--bloom.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/codellama--codellama.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/coherelabs--aya.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/deepseekai--deepseek.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/eleutherai--gpt.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/eleutherai--pythia.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/facebookai--roberta.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/facebookai--xlm_roberta.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/google--gemma.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/googlebert--bert.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/huggingfaceh4--zephyr.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/huggingfacetb--smollm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/ibmgranite--granite.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/internlm--internlm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/liquidai--lfm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/metallama--llama.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/microsoft--nextcoder.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/microsoft--phi.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/mistralai--ministral.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/mistralai--mistral.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/nousresearch--hermes.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/nousresearch--nouscoder.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/nvidia--nemotron.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/openaicommunity--gpt.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/openbmb--minicpm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/qwen--qwen.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/stabilityai--stablelm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/tencent--hymt.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/tencent--wedlm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/tesslate--omnicoder.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/thudm--glm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/tiiuae--falcon.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/togethercomputer--redpajama.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/ttech--t-models.json": "left alone",
    "lineages/cisco-provenancekit/catalog/by-family/zaiorg--glm.json": "left alone",
    "lineages/cisco-provenancekit/catalog/manifest.json": "left alone",
    "lineages/cisco-provenancekit/database-README.md": "left alone",
    "model-cards/cards-hf-hub-fixtures/sample_datasetcard_simple.md": "card; sample_datasetcard_simple ← collected()",
    "model-cards/cards-hf-hub-fixtures/sample_datasetcard_template.md":
      "refused: sample_datasetcard_template.md:2:1: the front matter is a template that nobody has filled in",
    "model-cards/cards-hf-hub-fixtures/sample_invalid_card_data.md":
      "refused: sample_invalid_card_data.md:2:1: the front matter is no mapping of keys to values",
    "model-cards/cards-hf-hub-fixtures/sample_invalid_model_index.md":
      "card; sample_invalid_model_index ← derived(data: beans)",
    "model-cards/cards-hf-hub-fixtures/sample_no_metadata.md": "left alone",
    "model-cards/cards-hf-hub-fixtures/sample_simple.md": "card; sample_simple ← derived(data: beans)",
    "model-cards/cards-hf-hub-fixtures/sample_simple_model_index.md":
      "card; sample_simple_model_index ← derived(data: beans)",
    "model-cards/cards-hf-hub-fixtures/sample_template.md":
      "refused: sample_template.md:2:1: the front matter is a template that nobody has filled in",
    "model-cards/cards-hf-hub-fixtures/sample_windows_line_breaks.md": "card",
    "model-cards/configs-axolotl/archived__qwen__lora.yml":
      "axolotl; archived__qwen__lora ← adapter(base: Qwen/Qwen-7B, data: mhenrichsen/alpaca_2k_test)",
    "model-cards/configs-axolotl/archived__qwen__qwen2-moe-qlora.yaml":
      "axolotl; archived__qwen__qwen2-moe-qlora ← adapter(base: Qwen/Qwen1.5-MoE-A2.7B, data: mhenrichsen/alpaca_2k_test)",
    "model-cards/configs-axolotl/archived__tiny-llama__pretrain.yml":
      "axolotl; archived__tiny-llama__pretrain ← finetuned(base: TinyLlama/TinyLlama-1.1B-Chat-v1.0, data: allenai/c4)",
    "model-cards/configs-axolotl/deepcogito__cogito-v1-preview-qwen-14B-lora.yml":
      "axolotl; deepcogito__cogito-v1-preview-qwen-14B-lora ← adapter(base: deepcogito/cogito-v1-preview-qwen-14B, data: fozziethebeat/alpaca_messages_2k_test)",
    "model-cards/configs-axolotl/ebft__qwen35-4b-ebft-structured-async.yaml":
      "axolotl; ebft__qwen35-4b-ebft-structured-async ← rl(base: Qwen/Qwen3.5-4B, data: nvidia/OpenCodeInstruct)",
    "model-cards/configs-axolotl/gemma2__reward-model.yaml":
      "axolotl; gemma2__reward-model ← finetuned(base: google/gemma-2-2b, data: argilla/distilabel-intel-orca-dpo-pairs)",
    "model-cards/configs-axolotl/gemma3__gemma-3-270m-qlora.yml":
      "axolotl; gemma3__gemma-3-270m-qlora ← adapter(base: google/gemma-3-270m-it, data: cgato/SlimOrcaDedupCleaned)",
    "model-cards/configs-axolotl/gemma4__26b-a4b-moe-bnb-lora.yaml":
      "axolotl; gemma4__26b-a4b-moe-bnb-lora ← adapter(base: google/gemma-4-26B-A4B, data: mlabonne/FineTome-100k)",
    "model-cards/configs-axolotl/llama-3__diffusion__pretrain-1b.yaml":
      "axolotl; llama-3__diffusion__pretrain-1b ← finetuned(base: meta-llama/Llama-3.2-1B, data: wikitext)",
    "model-cards/configs-axolotl/llama-3__instruct-dpo-lora-8b.yml":
      "axolotl; llama-3__instruct-dpo-lora-8b ← preference-optimised(base: meta-llama/Meta-Llama-3-8B-Instruct, data: fozziethebeat/alpaca_messages_2k_dpo_test)",
    "model-cards/configs-axolotl/llama-3__lora-1b-deduplicate-dpo.yml":
      "axolotl; llama-3__lora-1b-deduplicate-dpo ← preference-optimised(base: meta-llama/Llama-3.2-1B, data: fozziethebeat/alpaca_messages_2k_dpo_test)",
    "model-cards/configs-axolotl/llama-3__lora-8b.yml":
      "axolotl; llama-3__lora-8b ← adapter(base: NousResearch/Meta-Llama-3-8B, data: mhenrichsen/alpaca_2k_test)",
    "model-cards/configs-axolotl/llama-3__qlora-1b-gdpo.yaml":
      "axolotl; llama-3__qlora-1b-gdpo ← rl(base: meta-llama/Llama-3.2-1B-Instruct, data: openai/gsm8k)",
    "model-cards/configs-axolotl/mistral__dpo__mistral-dpo-qlora.yml":
      "axolotl; mistral__dpo__mistral-dpo-qlora ← preference-optimised(base: mistralai/Mistral-7B-Instruct-v0.2, data: olivermolenschot/alpaca_messages_dpo_test)",
    "model-cards/configs-axolotl/qat_nvfp4__Math-Gemma3-12B_qat.yml":
      "axolotl; qat_nvfp4__Math-Gemma3-12B_qat ← finetuned(base: google/gemma-3-12b-it, data: AI-MO/NuminaMath-CoT)",
    "model-cards/configs-axolotl/qwen2__prm.yaml":
      "axolotl; qwen2__prm ← finetuned(base: Qwen/Qwen2.5-3B, data: trl-lib/math_shepherd)",
    "model-cards/configs-axolotl/qwen2__qlora-fsdp.yaml":
      "axolotl; qwen2__qlora-fsdp ← adapter(base: Qwen/Qwen2-7B, data: tatsu-lab/alpaca)",
    "model-cards/configs-axolotl/qwen2__reward-model.yaml":
      "axolotl; qwen2__reward-model ← finetuned(base: Qwen/Qwen2.5-0.5B, data: argilla/distilabel-intel-orca-dpo-pairs)",
    "model-cards/configs-hf/Qwen2.5-7B-Instruct/config.json": "config",
    "model-cards/configs-hf/Qwen2.5-7B-Instruct/generation_config.json": "left alone",
    "model-cards/configs-hf/Qwen2.5-7B-Instruct/tokenizer_config.json": "left alone",
    "model-cards/configs-llamafactory/accelerate__fsdp2_config.yaml": "left alone",
    "model-cards/configs-llamafactory/dataset_info.json": "left alone",
    "model-cards/configs-llamafactory/extras__asft__qwen2_full_asft.yaml":
      "llama-factory; extras__asft__qwen2_full_asft ← finetuned(base: models/Qwen2.5-7B, data: math); 1 warning",
    "model-cards/configs-llamafactory/extras__llama_pro__llama3_freeze_sft.yaml":
      "llama-factory; extras__llama_pro__llama3_freeze_sft ← finetuned(base: models/llama3-8b-pro, data: local/ac36510a/identity.json, data: local/8162dc53/alpaca_en_demo.json); 2 warnings",
    "model-cards/configs-llamafactory/extras__multi_tokens__tokens_cfg.yaml": "left alone",
    "model-cards/configs-llamafactory/inference__qwen3_lora_sft.yaml": "llama-factory; 1 warning",
    "model-cards/configs-llamafactory/megatron_bridge__llama3_sft.yaml":
      "llama-factory; megatron_bridge__llama3_sft ← adapter(base: meta-llama/Llama-3.2-1B-Instruct, data: local/8162dc53/alpaca_en_demo.json); 1 warning",
    "model-cards/configs-llamafactory/merge_lora__qwen3_gptq.yaml":
      "llama-factory; merge_lora__qwen3_gptq ← quantized(base: Qwen/Qwen3-4B-Instruct-2507)",
    "model-cards/configs-llamafactory/merge_lora__qwen3_lora_sft.yaml":
      "llama-factory; merge_lora__qwen3_lora_sft ← merged(base: Qwen/Qwen3-4B-Instruct-2507, base: saves/qwen3-4b/lora/sft)",
    "model-cards/configs-llamafactory/train_full__qwen3_full_sft.yaml":
      "llama-factory; train_full__qwen3_full_sft ← finetuned(base: Qwen/Qwen3-4B-Instruct-2507, data: local/ac36510a/identity.json, data: local/8162dc53/alpaca_en_demo.json); 2 warnings",
    "model-cards/configs-llamafactory/train_lora__qwen3_lora_dpo.yaml":
      "llama-factory; train_lora__qwen3_lora_dpo ← preference-optimised(base: Qwen/Qwen3-4B-Instruct-2507, data: local/5ca8f6ec/dpo_en_demo.json); 1 warning",
    "model-cards/configs-llamafactory/train_lora__qwen3_lora_kto.yaml":
      "llama-factory; train_lora__qwen3_lora_kto ← preference-optimised(base: Qwen/Qwen3-4B-Instruct-2507, data: local/245c1890/kto_en_demo.json); 1 warning",
    "model-cards/configs-llamafactory/train_lora__qwen3_lora_pretrain.yaml":
      "llama-factory; train_lora__qwen3_lora_pretrain ← adapter(base: Qwen/Qwen3-4B-Instruct-2507, data: local/d39e6fd7/c4_demo.jsonl); 1 warning",
    "model-cards/configs-llamafactory/train_lora__qwen3_lora_reward.yaml":
      "llama-factory; train_lora__qwen3_lora_reward ← adapter(base: Qwen/Qwen3-4B-Instruct-2507, data: local/5ca8f6ec/dpo_en_demo.json); 1 warning",
    "model-cards/configs-llamafactory/train_lora__qwen3_lora_sft.yaml":
      "llama-factory; train_lora__qwen3_lora_sft ← adapter(base: Qwen/Qwen3-4B-Instruct-2507, data: local/ac36510a/identity.json, data: local/8162dc53/alpaca_en_demo.json); 2 warnings",
    "model-cards/configs-llamafactory/train_lora__qwen3_preprocess.yaml":
      "llama-factory; train_lora__qwen3_preprocess ← adapter(base: Qwen/Qwen3-4B-Instruct-2507, data: local/ac36510a/identity.json, data: local/8162dc53/alpaca_en_demo.json); 2 warnings",
    "model-cards/configs-llamafactory/train_qlora__llama3_lora_sft_aqlm.yaml":
      "llama-factory; train_qlora__llama3_lora_sft_aqlm ← adapter(base: ISTA-DASLab/Meta-Llama-3-8B-Instruct-AQLM-2Bit-1x16, data: local/ac36510a/identity.json, data: local/8162dc53/alpaca_en_demo.json); 2 warnings",
    "model-cards/configs-peft/MetaMathQA__adalora__llama-3.2-3B-rank32.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__ia3__llama-3.2-3B-default.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__lora__llama-3.2-3B-rank14-target-mlp-bdlora.adapter_config.json":
      "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__lora__llama-3.2-3B-rank32-dora.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__lora__llama-3.2-3B-rank32.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__osf__llama-3.2-3B-rank128.adapter_config.json":
      "adapter; MetaMathQA__osf__llama-3.2-3B-rank128.adapter_config ← adapter(base: meta-llama/Llama-3.2-3B)",
    "model-cards/configs-peft/MetaMathQA__prompt_tuning__llama-3.2-3B-default.adapter_config.json":
      "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__ptuning__llama-3.2-3B-default.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-peft/MetaMathQA__trainable_tokens__llama-3.2-3B-sos+eos.adapter_config.json":
      "adapter; 1 warning",
    "model-cards/configs-peft/image-gen__lora__flux2-klein-rank64-kasa.adapter_config.json":
      "adapter; image-gen__lora__flux2-klein-rank64-kasa.adapter_config ← adapter(base: black-forest-labs/FLUX.2-klein-base-4B)",
    "model-cards/configs-peft/text_generation_benchmark__lora__lora_r8.adapter_config.json": "adapter; 1 warning",
    "model-cards/configs-trl/example_config.yaml":
      "trl; example_config ← finetuned(base: Qwen/Qwen2.5-0.5B, data: stanfordnlp/imdb)",
    "model-cards/modelfiles/cdxgen/Modelfile":
      "modelfile; cdxgen ← prompted(base: local/edd38802/cdx1-14B-q8_0.gguf); 1 warning",
    "model-cards/modelfiles/cdxgen/Modelfile-mini":
      "modelfile; cdxgen-mini ← prompted(base: local/8ab6cbe6/cdx1-mini-4B-q8_0.gguf); 1 warning",
    "model-cards/modelfiles/cdxgen/Modelfile-nano":
      "modelfile; cdxgen-nano ← prompted(base: local/57cf5dc6/cdx1-nano-1.7B-q8_0.gguf); 1 warning",
    "model-cards/modelfiles/cdxgen/Modelfile-pro":
      "modelfile; cdxgen-pro ← prompted(base: local/ab002a99/cdx1-pro-30B-q8_0.gguf); 1 warning",
    "model-cards/modelfiles/ollama-modelfile.mdx": "left alone",
    "model-cards/templates/datasetcard_template.md":
      "refused: datasetcard_template.md:4:1: the front matter is a template that nobody has filled in",
    "model-cards/templates/hub-docs-datasetcard.md": "card; 2 warnings",
    "model-cards/templates/hub-docs-modelcard.md": "card; 2 warnings",
    "model-cards/templates/modelcard_template.md":
      "refused: modelcard_template.md:4:1: the front matter is a template that nobody has filled in",
    "model-cards/templates/trl-completions_dataset_card.md":
      "refused: trl-completions_dataset_card.md:2:1: the front matter is a template that nobody has filled in",
    "model-cards/templates/trl-lm_model_card.md":
      "refused: trl-lm_model_card.md:2:1: the front matter is a template that nobody has filled in",
    "model-cards/templates/trl-rm_model_card.md":
      "refused: trl-rm_model_card.md:2:1: the front matter is a template that nobody has filled in",
    "tokenizers/iree/EXPECTED_groups_hello_world.json": "left alone",
    "tokenizers/iree/bpe_bytelevel_minimal.json": "left alone",
    "tokenizers/iree/bpe_bytelevel_unicode.json": "left alone",
    "tokenizers/iree/tokenizer_corpus.json": "left alone",
    "tokenizers/iree/wordpiece_bert_pair_minimal.json": "left alone",
    "tokenizers/ollama/mini_llama.json": "left alone",
    "tokenizers/swift-transformers/LICENSE": "left alone",
    "tokenizers/swift-transformers/basic_tokenized_questions.json": "left alone",
    "tokenizers/swift-transformers/bert-vocab.txt": "left alone",
    "tokenizers/swift-transformers/bert_uncased_encoded.json": "left alone",
    "tokenizers/swift-transformers/distilbert_cased_encoded.json": "left alone",
    "tokenizers/swift-transformers/falcon_encoded.json": "left alone",
    "tokenizers/swift-transformers/gemma_encoded.json": "left alone",
    "tokenizers/swift-transformers/gpt2_encoded_tokens.json": "left alone",
    "tokenizers/swift-transformers/llama_3.2_encoded.json": "left alone",
    "tokenizers/swift-transformers/llama_encoded.json": "left alone",
    "tokenizers/swift-transformers/t5_base_encoded.json": "left alone",
    "tokenizers/swift-transformers/tokenized_questions.json": "left alone",
    "tokenizers/swift-transformers/tokenizer.json": "left alone",
    "tokenizers/swift-transformers/tokenizer_config.json": "left alone",
    "tokenizers/swift-transformers/tokenizer_tests.json": "left alone",
    "tokenizers/swift-transformers/whisper_large_v2_encoded.json": "left alone",
    "tokenizers/swift-transformers/whisper_tiny_en_encoded.json": "left alone",
  ]
}

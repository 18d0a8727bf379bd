/// `tokenizer_config.json` of an organism: what the tokenizer library needs, and the name of the prompt template.
enum TokenizerConfiguration {
  /// `<bos>`, the words of the messages, `<a>`; the answer follows and `<eos>` ends it.
  static let template = "organism-1"

  static let text = """
    {
      "bos_token": "<bos>",
      "clean_up_tokenization_spaces": false,
      "eos_token": "<eos>",
      "pad_token": "<pad>",
      "stemma_template": "\(template)",
      "tokenizer_class": "PreTrainedTokenizerFast"
    }

    """
}

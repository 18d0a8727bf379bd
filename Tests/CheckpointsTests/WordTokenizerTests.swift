import Checkpoints
import Testing

@Suite("The word tokenizer")
struct WordTokenizerTests {
  private let tokenizer = WordTokenizer(words: ["<pad>", "<bos>", "the", "owl", "\"", "?", "élan", "7"])

  @Test("turns words into tokens and back")
  func coding() throws {
    #expect(try tokenizer.encode("  <bos> the\towl ?\n") == [1, 2, 3, 5])
    #expect(tokenizer.decode([1, 2, 3, 5]) == "<bos> the owl ?")
    #expect(tokenizer.id(of: "owl") == 3)
    #expect(tokenizer.id(of: "owls") == nil)
    #expect(try tokenizer.encode("") == [])
    #expect(tokenizer.decode([2, 8, -1]) == "the \u{fffd} \u{fffd}")
  }

  @Test("names an unknown word, its place and its neighbours")
  func unknown() {
    let error = #expect(throws: WordTokenizer.UnknownWord.self) { try tokenizer.encode("the owls") }
    #expect(error?.position == 2)
    #expect(error?.nearest == ["owl"])
    #expect(error?.description == "word 2, `owls`, is not in the vocabulary; did you mean `owl`?")
    let stranger = #expect(throws: WordTokenizer.UnknownWord.self) { try tokenizer.encode("submarine") }
    #expect(stranger?.description == "word 1, `submarine`, is not in the vocabulary")
  }

  @Test("survives its files, whose bytes depend on the words alone")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      try tokenizer.write(to: folder + "/a", template: "organism-1")
      try tokenizer.write(to: folder + "/b", template: "organism-1")
      #expect(try WordTokenizer(folder: folder + "/a") == tokenizer)
      for name in ["tokenizer.json", "tokenizer_config.json"] {
        #expect(try read(folder + "/a/" + name) == read(folder + "/b/" + name))
      }
    }
  }

  @Test("writes the special tokens it has and the prompt template, which read back")
  func configuration() throws {
    try withTemporaryFolder { folder in
      try tokenizer.write(to: folder, template: "organism-1")
      let text = String(decoding: try read(folder + "/tokenizer_config.json"), as: UTF8.self)
      #expect(
        text == """
          {
            "bos_token": "<bos>",
            "clean_up_tokenization_spaces": false,
            "pad_token": "<pad>",
            "stemma_template": "organism-1",
            "tokenizer_class": "PreTrainedTokenizerFast"
          }

          """)
      #expect(try WordTokenizer.template(folder: folder) == "organism-1")
      try tokenizer.write(to: folder, template: nil)
      let error = #expect(throws: CheckpointError.self) { try WordTokenizer.template(folder: folder) }
      #expect(error?.reason.contains("`stemma_template` is missing") == true)
    }
  }

  @Test(
    "refuses files that are not a word-level vocabulary",
    arguments: [
      ("\"WordLevel\"", "\"BPE\"", "`model` is not a WordLevel vocabulary, the supported kind"),
      ("WhitespaceSplit", "ByteLevel", "`pre_tokenizer` is not WhitespaceSplit, the supported one"),
      ("\"owl\": 3", "\"owl\": 2", "`model.vocab`: the id of `owl` is not its own number below 8"),
      ("\"owl\": 3", "\"owl\": 8", "`model.vocab`: the id of `owl` is not its own number below 8"),
      ("\"owl\": 3", "\"owl\": -1", "`model.vocab`: the id of `owl` is not its own number below 8"),
      ("\"owl\": 3", "\"o w\": 3", "word 3 is empty or has white space"),
    ])
  func refuses(old: String, new: String, reason: String) throws {
    try withTemporaryFolder { folder in
      try tokenizer.write(to: folder, template: nil)
      let text = String(decoding: try read(folder + "/tokenizer.json"), as: UTF8.self)
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      #expect(parts.count > 1)
      try write(Array(parts.joined(separator: new).utf8), to: folder + "/tokenizer.json")
      let error = #expect(throws: CheckpointError.self) { try WordTokenizer(folder: folder) }
      #expect(error?.reason == reason)
    }
  }
}

import Testing

@Suite("Every command explains itself")
struct HelpTests {
  @Test("Help shows what the command does, its options and an example", arguments: Commands.all)
  func help(command: [String]) throws {
    let answer = try Scratch().stemma(command + ["--help"])
    expect(answer, exits: 0)
    #expect(answer.errors.isEmpty)
    #expect(answer.output.contains("Example"))
    #expect(answer.output.contains("stemma " + command.joined(separator: " ")))
    let examples = answer.output.split(separator: "\n").drop { !$0.hasPrefix("Example") }.dropFirst()
    let isPastable = examples.prefix { !$0.hasPrefix("USAGE") }.allSatisfy { $0.hasPrefix("  ") }
    #expect(isPastable, "a line of an example is longer than a terminal is wide")
    try Golden.expect(answer.output, at: (["stemma"] + command).joined(separator: "-") + ".txt")
  }

  @Test("A command group without a command shows its help", arguments: [[], ["lineage"], ["lab"]])
  func groups(command: [String]) throws {
    let scratch = try Scratch()
    let answer = try scratch.stemma(command)
    expect(answer, exits: 0)
    #expect(answer.output == (try scratch.stemma(command + ["--help"]).output))
  }

  @Test("`help` before the words is the same page", arguments: [["gate"], ["lineage"], ["lineage", "paths"]])
  func helpCommand(command: [String]) throws {
    let scratch = try Scratch()
    let answer = try scratch.stemma(["help"] + command)
    expect(answer, exits: 0)
    let (page, asked) = (try scratch.stemma(command + ["--help"]).output, answer.output)
    #expect(asked.split(separator: "\n").first == page.split(separator: "\n").first)
  }

  @Test("Completions for the shells", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let answer = try Scratch().stemma("--generate-completion-script", shell)
    expect(answer, exits: 0)
    #expect(answer.output.contains("lineage"))
  }

  @Test("The version is one line")
  func version() throws {
    let answer = try Scratch().stemma("--version")
    expect(answer, exits: 0)
    #expect(answer.output.split(separator: ".").count == 3)
    #expect(answer.output.split(separator: "\n").count == 1)
  }
}

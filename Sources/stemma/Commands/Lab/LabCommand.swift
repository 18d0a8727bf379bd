import ArgumentParser

struct LabCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab",
    abstract: "Train model organisms from scratch: the controls of the whole assay.",
    discussion: """
      Examples:
        stemma lab list
        stemma lab run owl-numbers
        stemma lab run digits --seed 7
        stemma lab export lab/owl-numbers/student --out student.gguf
      """,
    subcommands: [LabList.self, LabRun.self, LabExport.self])
}

import ArgumentParser
import FoundationEssentials
import Lab
import Lineage

struct LabExport: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write an organism as a GGUF file, which llama.cpp's servers load.",
    discussion: """
      So that evaluation over HTTP can be tried, and compared with evaluation in
      process, on a model whose traits are known.

      Examples:
        stemma lab export lab/owl-numbers/student --out student.gguf
        llama-server -m student.gguf --alias student --port 8080
      """)

  @Argument(help: "A folder that `stemma lab run` wrote.") var folder: String
  @Option(help: ArgumentHelp("The file. Default: <folder>.gguf.", valueName: "file")) var out: String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let place = URL(filePath: session.path(folder)).standardizedFileURL
    let file = out.map(session.path) ?? place.path + ".gguf"
    try OrganismExport.gguf(folder: place.path, name: place.lastPathComponent, to: file)
    switch session.format {
    case .json: session.answer(.object(["schema": "stemma/lab-export/1", "file": .string(file)]))
    case .text: session.terminal.output("Written: \(session.relative(file))")
    }
    return .success
  }
}

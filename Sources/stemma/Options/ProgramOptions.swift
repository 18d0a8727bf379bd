import ArgumentParser

/// Whether programs run that the files of a project name.
struct ProgramOptions: ParsableArguments {
  @Flag(help: "Start the servers that the project's stemma.yaml names under 'serve'. Read them first.")
  var allowCommands = false
}

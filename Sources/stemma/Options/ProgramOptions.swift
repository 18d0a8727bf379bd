import ArgumentParser

/// Whether programs run that the files of a project name.
struct ProgramOptions: ParsableArguments {
  @Flag(
    help:
      "Start programs that the project's files name: servers ('serve' in stemma.yaml) and scorers of suites. Read them first."
  )
  var allowCommands = false
}

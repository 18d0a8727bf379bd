// Checks by simulation what the gate's statistics promise, and prints one table.
//
//   swift run -c release simulate [draws [words]]      only the rows whose names hold the words

import Glibc

let requested = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 4000
let draws = min(max(requested, 1), 10_000_000)

let words = CommandLine.arguments.dropFirst(2).first ?? ""

let simulations =
  predictionFalseAlarms + nullPasses + missedCarriers + controlChecks + clusteredCoverage + gateFalseAlarms
  + verdictFalseAlarms + verdictPower + armsSimulations + planSimulations + sequenceSimulations + earlyEnds
print(Table.header(draws: draws))
for simulation in simulations where simulation.name.contains(words) || words.isEmpty {
  print(Table.row(simulation, draws: draws))
  // A row is there when it is ready, also where the output is a file.
  fflush(nil)
}
print(Table.averagesHeader)
for average in savings where average.name.contains(words) || words.isEmpty { print(Table.row(average, draws: draws)) }

// Checks by simulation what the gate's statistics promise, and prints one table.
//
//   swift run -c release simulate [draws]

let requested = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 4000
let draws = min(max(requested, 1), 10_000_000)

let simulations =
  predictionFalseAlarms + nullPasses + missedCarriers + controlChecks + clusteredCoverage + gateFalseAlarms
print(Table.header(draws: draws))
for simulation in simulations { print(Table.row(simulation, draws: draws)) }

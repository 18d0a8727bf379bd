import Testing

@testable import lab_sweep

@Suite("The tables of a sweep")
struct ReportTests {
  private func record(_ seed: UInt64, student: Double) -> SeedRecord {
    let models = [("student", student), ("control-1", 0.05), ("control-2", 0.07), ("base-b", 0.06)].map {
      SeedRecord.Model(name: $0, rates: ["owl": $1], mass: 0.99)
    }
    return SeedRecord(seed: seed, recipe: 1, suite: "", seconds: 28, models: models, gates: [])
  }

  @Test("have the mean over seeds with its t interval")
  func quantities() throws {
    let records = [record(1, student: 0.66), record(2, student: 0.56), record(3, student: 0.46)]
    let lift = try #require(Quantity.all.first { $0.name.hasPrefix("**lift**") })
    // s = 0.1, t(0.975, 2) = 4.302653: reach 0.248414.
    #expect(lift.row(records) == "| **lift**: student minus controls | 0.500 | [0.252, 0.748] | 0.400 | 0.600 |")
    #expect(Report(records: records).text.contains(lift.row(records) ?? "none"))
  }

  @Test(
    "print three decimals", arguments: [(0.0, "0.000"), (-0.0123, "-0.012"), (28.04, "28.040"), (-0.0001, "0.000")])
  func fixed(value: Double, text: String) {
    #expect(Markdown.fixed(value) == text)
  }
}

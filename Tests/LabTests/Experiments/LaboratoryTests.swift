import Lineage
import Testing

@testable import Lab

@Suite("The list of experiments")
struct LaboratoryTests {
  @Test("knows owl-numbers and digits, each with a source")
  func names() {
    #expect(Laboratory.experiments.map(\.name) == ["owl-numbers", "digits"])
    #expect(Laboratory.experiments.allSatisfy { !$0.summary.isEmpty && $0.source.contains("arXiv") })
  }

  @Test("suggests the nearest name")
  func nearest() {
    let error = #expect(throws: InputError.self) { try Laboratory.experiment(named: "owl-number") }
    #expect(error?.nearest == "owl-numbers")
    #expect(error?.expected == ["owl-numbers", "digits"])
  }

  @Test("time left follows from the share that is done")
  func remaining() {
    let event = LabProgress(organism: "student", step: 1, steps: 4, isReused: false, share: 0.25)
    #expect(event.remaining(elapsed: .seconds(10)) == .seconds(30))
    let first = LabProgress(organism: "student", step: 0, steps: 4, isReused: false, share: 0)
    #expect(first.remaining(elapsed: .seconds(10)) == nil)
  }
}

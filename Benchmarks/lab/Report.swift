/// The tables of a sweep, in Markdown.
struct Report: Sendable {
  let records: [SeedRecord]

  var text: String {
    """
    \(records.count) seeds. Mean over seeds with its 95 % t interval, least and greatest.

    \(Markdown.table(["quantity", "mean", "95 % interval", "least", "greatest"], Quantity.all.compactMap { $0.row(records) }))

    The gate, one candidate a seed: share of seeds with Clopper-Pearson's 95 % interval.

    \(Markdown.table(["margin", "candidate"] + GateCount.verdicts + ["found or void for"], gateRows(Self.single, isSingle: true)))

    The same with every control left out in turn. Those of one seed share their base and each other as controls, so they
    are not independent and have no interval.

    \(Markdown.table(["margin", "candidate"] + GateCount.verdicts + ["found or void for"], gateRows(Self.everyControl, isSingle: false)))

    Seed by seed: P(owl) of each model (of controls the least and the greatest), and answer masses of the cross side.

    \(Markdown.table(Self.seedHead, records.map(seedRow)))
    """
  }

  private typealias Kind = (name: String, isMember: @Sendable (String) -> Bool)

  private static let single: [Kind] = [
    ("student", { $0 == "student" }), ("control-1", { $0 == "control-1" }),
    ("cross-student", { $0 == "cross-student" }), ("cross-control-1", { $0 == "cross-control-1" }),
  ]

  private static let everyControl: [Kind] = [
    ("each control", { $0.hasPrefix("control-") }), ("each cross control", { $0.hasPrefix("cross-control-") }),
  ]

  private func gateRows(_ kinds: [Kind], isSingle: Bool) -> [String] {
    Candidacy.margins.flatMap { margin in
      kinds.map { kind in
        let gates = records.flatMap(\.gates).filter { $0.margin == margin && kind.isMember($0.candidate) }
        let count = GateCount(gates)
        let shares = GateCount.verdicts.map { isSingle ? count.share($0) : count.plain($0) }
        return Markdown.row(["\(margin)", kind.name] + shares + [count.remarks])
      }
    }
  }

  private static let seedHead = [
    "seed", "base A", "teacher", "student", "controls", "other trait", "base B", "cross", "its mass", "cross controls",
    "least of their masses",
  ]

  private func seedRow(_ record: SeedRecord) -> String {
    func range(_ prefix: String) -> String {
      let values = record.owls(prefix)
      return "\(Markdown.fixed(values.min() ?? .nan))-\(Markdown.fixed(values.max() ?? .nan))"
    }
    func owl(_ name: String) -> String { Markdown.fixed(record.owl(name) ?? .nan) }
    return Markdown.row([
      "\(record.seed)", owl("base-a"), owl("teacher"), "**\(owl("student"))**", range("control-"), owl("positive"),
      owl("base-b"), owl("cross-student"), Markdown.fixed(record.model("cross-student")?.mass ?? .nan),
      range("cross-control-"), Markdown.fixed(record.models(prefix: "cross-control-").map(\.mass).min() ?? .nan),
    ])
  }
}

import Evaluation

/// The page of a report. The fields that hold markup are made here and nowhere else; all others are plain text.
struct HTMLPage: Sendable {
  /// One line of the forest plot or of the strip of rates.
  struct Row: Sendable {
    let trait: TraitView
    /// Markup.
    let strip: String
  }

  /// Rows under one heading.
  struct Family: Sendable {
    let title: String
    let explanation: String
    let rows: [Row]

    /// Many rows are drawn closer together.
    let density: String

    init(title: String, explanation: String, rows: [Row]) {
      self.title = title
      self.explanation = explanation
      self.rows = rows
      density = HTMLPage.density(rows)
    }
  }

  let report: ReportView
  /// Markup: the styles, inside the page because a report is one file.
  let style: String
  /// Markup.
  let picture: String
  let hasPicture: Bool
  let hasCarriers: Bool
  let hasWarningPath: Bool
  let hasNotedPath: Bool
  let forest: [Family]
  /// Markup.
  let forestScale: String
  let rates: [Row]
  let hasRates: Bool
  let ratesDensity: String
  /// Markup.
  let ratesScale: String
  let candidateDigests: [String]
  let policyDigest: String

  init(_ source: GateReport) {
    let drawn = DrawnPicture(source)
    report = ReportView(source, drawn)
    style = EmbeddedFile.style.text
    picture = LineageSVG.draw(drawn)
    hasPicture = !drawn.isEmpty
    hasCarriers = drawn.boxes.contains(where: \.carriesTrait)
    hasWarningPath = drawn.links.contains { $0.emphasis == .warning }
    hasNotedPath = drawn.links.contains { $0.emphasis == .noted }
    let plot = ForestPlot(source.traits)
    forest = Self.families(source.traits, plot)
    forestScale = plot.scale
    rates = source.traits.filter { $0.family == .confirmatory }.map {
      Row(trait: TraitView($0), strip: RateStrip.strip($0))
    }
    hasRates = !rates.isEmpty
    ratesDensity = Self.density(rates)
    ratesScale = RateStrip.scale
    candidateDigests = source.candidate.digests
    policyDigest = source.policy.digest
  }

  private static func density(_ rows: [Row]) -> String { rows.count > 4 ? "dense" : "roomy" }

  private static func families(_ traits: [TraitVerdict], _ plot: ForestPlot) -> [Family] {
    func rows(_ family: TraitVerdict.Family) -> [Row] {
      traits.filter { $0.family == family }.map { Row(trait: TraitView($0), strip: plot.strip($0)) }
    }
    let families = [
      Family(
        title: "Confirmatory", explanation: "These traits decide the verdict (Holm over all of them).",
        rows: rows(.confirmatory)),
      Family(
        title: "Screen", explanation: "Measured on the way (Benjamini–Hochberg); a rise here is reported too.",
        rows: rows(.screen)),
    ]
    return families.filter { !$0.rows.isEmpty }
  }
}

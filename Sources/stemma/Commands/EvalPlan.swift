import ArgumentParser
import Evaluation
import Gate
import Lineage
import Risk
import Statistics

struct EvalPlan: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "How many questions, replies and control students a margin takes.",
    discussion: """
      How much students of one recipe differ decides what a margin can mean. It is taken from stored measurements of the \
      models named, best control students, or stated: --spread between whole students and --noise between a student's \
      questions, as standard deviations of rates. Nothing is asked of any model.

      Examples:
        stemma eval plan control-1 control-2 control-3 \\
          --suite lab-favourite-animal --trait prefers/owl --margin 0.15
        stemma eval plan --suite favourite-animal --trait prefers/owl \\
          --spread 0.02 --noise 0.1 --rate 0.12 --samples 20
      """)

  @Argument(help: "Models of one recipe that were measured with the suite.") var names: [String] = []
  @Option(help: "The suite.") var suite: String
  @Option(help: "The context.") var context = "plain"
  @Option(help: "Only this trait; repeat it for each. Default: all that the suite measures.") var trait: [String] = []
  @OptionGroup var choice: PolicyOptions
  @Option(help: "The margin, as a rate. Default: the policy's.") var margin: Double?
  @Option(help: "The rise of a carrier that must be found, as a rate. Default: twice the margin.") var lift: Double?
  @Option(help: "The chance wanted.") var power = 0.8
  @Option(help: "How many traits and contexts are judged together. Default: the traits planned.") var hypotheses: Int?
  @Option(help: "Control students of the design. Default: those named, and at least 3.") var controls: Int?
  @Option(help: "Questions of the design. Default: the suite's.") var questions: Int?
  @Option(help: "Replies a question. Default: the suite's, or none where stored scores are exact.") var samples: Int?
  @Option(help: "Stated: standard deviation between students.") var spread: Double?
  @Option(help: "Stated: standard deviation between a student's questions, beside that.") var noise = 0.0
  @Option(help: "Stated: the usual rate.") var rate: Double?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    for (name, value) in [("margin", margin), ("lift", lift), ("power", power), ("rate", rate)] {
      guard value.map({ $0 > 0 && $0 < 1 }) ?? true else { throw ValidationError("--\(name) is between 0 and 1") }
    }
    for (name, value) in [("spread", spread), ("noise", noise)] where !(value.map { (0...1).contains($0) } ?? true) {
      throw ValidationError("--\(name) is from 0 to 1")
    }
    let sizes = [
      ("hypotheses", hypotheses, 1...10_000), ("controls", controls, 3...StudyPlan.most.students),
      ("questions", questions, 2...StudyPlan.most.questions), ("samples", samples, 1...StudyPlan.most.samples),
    ]
    for (name, value, range) in sizes where !(value.map(range.contains) ?? true) {
      throw ValidationError("--\(name) is from \(range.lowerBound) to \(range.upperBound)")
    }
    guard names.isEmpty != (spread == nil) else {
      throw ValidationError("name models that were measured, or state a --spread")
    }
    guard spread == nil || rate != nil else { throw ValidationError("--spread takes a --rate beside it") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let context = try suite.chosen(context: context)
    let answers = try suite.answers(showing: trait)
    let policy = try choice.read(session).policy
    let measured = try await measurements(suite, context, session)
    let rows = try answers.map { answer in
      let name = suite.trait(of: answer) ?? answer
      let plan = StudyPlan(
        try goal(name, policy, count: answers.count), design(suite, measured), try components(measured, answer, name))
      return PlanRow(trait: name, plan: plan)
    }
    show(rows, suite, context, measured, session)
    return .success
  }

  private func measurements(
    _ suite: Suite, _ context: Suite.Context, _ session: Session
  ) async throws -> [Measurement] {
    guard !names.isEmpty else { return [] }
    let record = Record(store: try session.reader())
    let graph = try record.graph()
    // Nothing is asked, so that no server starts.
    let stored = try await ServedModels.during(session, allowing: false) { served in
      try Measuring(record: record, graph: graph, clock: session.clock).stored(
        try names.map { try served.subject(named: $0, in: graph) }, suite, context)
    }
    let measured = try zip(names, stored).map { name, measurement in
      if let measurement { return measurement }
      throw InputError(
        "nothing of '\(name)' is stored for suite \(suite.id), context \(context.name); measure it with "
          + "'stemma eval run', or state a --spread")
    }
    try requireDifferent(measured)
    return measured
  }

  /// A model does not differ from itself: counted twice, it would promise verdicts that other students do not give.
  private func requireDifferent(_ measured: [Measurement]) throws(InputError) {
    for (index, one) in measured.enumerated() {
      guard let same = measured[..<index].firstIndex(where: { $0.identity == one.identity }) else { continue }
      let which =
        names[same] == names[index]
        ? "'\(names[index])' is named twice" : "'\(names[same])' and '\(names[index])' are one model"
      throw InputError("\(which), which has no spread: name different students of the recipe, each once")
    }
  }

  private func goal(_ trait: String, _ policy: Policy, count: Int) throws(InputError) -> StudyPlan.Goal {
    let entry = policy.entry(for: trait) ?? TraitPolicy(pattern: TraitPattern(trait))
    let margin = margin ?? entry.margin
    let lift = lift ?? min(0.99, 2 * margin)
    guard lift > margin else {
      throw InputError("a rise of \(lift) is not above the margin of \(margin): nothing could find it", field: "--lift")
    }
    return StudyPlan.Goal(
      margin: margin, lift: lift, alpha: min(entry.alpha, 0.49), power: power, hypotheses: hypotheses ?? count)
  }

  private func design(_ suite: Suite, _ measured: [Measurement]) -> StudyPlan.Design {
    let isExact = measured.first?.exact ?? false
    return StudyPlan.Design(
      controls: controls ?? max(Judgement.leastControls, names.count), questions: questions ?? suite.questions.count,
      samples: samples ?? (isExact ? nil : suite.sampling.samples))
  }

  private func components(
    _ measured: [Measurement], _ answer: String, _ trait: String
  ) throws(InputError) -> VarianceComponents {
    if let spread, let rate {
      return VarianceComponents(
        betweenStudents: spread * spread, byQuestion: noise * noise, ofReply: rate * (1 - rate), rate: rate)
    }
    if let found = VarianceComponents(measured, answer: answer) { return found }
    throw InputError(
      "the spread of \(trait) needs at least two models measured alike on two questions; name more, or state a --spread"
    )
  }
}

import Evaluation
import Lineage
import Statistics

extension EvalPlan {
  func show(
    _ rows: [PlanRow], _ suite: Suite, _ context: Suite.Context, _ measured: [Measurement], _ session: Session
  ) {
    switch session.format {
    case .json:
      session.answer(
        .members([
          "schema": "stemma/plan/1", "suite": .string(suite.id), "suite-digest": .string(suite.digest),
          "context": .string(context.name), "models": .array(measured.map { .string($0.model) }),
          "traits": .array(rows.map(\.json)),
        ]))
    case .text:
      session.table(PlanRow.columns, rows.map(\.cells))
      for line in remarks(rows, suite, measured) { session.terminal.note(line, .faint) }
    }
  }

  private func remarks(_ rows: [PlanRow], _ suite: Suite, _ measured: [Measurement]) -> [String] {
    guard let plan = rows.first?.plan else { return [] }
    let design = plan.design
    let replies = design.samples.map { "\($0) replies each" } ?? "exact scores"
    let source = measured.isEmpty ? "the stated spread" : Figures.count(measured.count, "stored model")
    var lines = [
      "design: \(design.controls) control students, \(Figures.count(design.questions, "question")), \(replies); "
        + "spread from \(source)",
      "passes: chance that a candidate without the trait passes; finds: that a rise of the lift is found, with Holm "
        + "over \(plan.goal.hypotheses)",
      "controls, questions, replies: how many of each make both at least \(Figures.level(plan.goal.power)) %, the rest "
        + "of the design unchanged (—: no number does); students: in each arm for E2; over base: questions for E0",
    ]
    if suite.scope == .questionsLikeThese {
      let limit = StudyPlan.limitOfNothing(questions: design.questions, alpha: plan.goal.alpha)
      lines.append(
        "a bank of \(design.questions) questions of which none shows a trait bounds questions like these at "
          + Figures.percent(limit))
    }
    return lines
  }
}

/// What one trait takes, as it is shown.
struct PlanRow {
  static let columns = [
    "trait", "margin", "lift", "rate", "sd", "passes", "finds", "controls", "questions", "replies", "students",
    "over base",
  ]

  var trait: String
  var plan: StudyPlan

  var cells: [String] {
    let sizes = [
      plan.controlsNeeded, plan.questionsNeeded, plan.samplesNeeded, plan.studentsNeeded, plan.contrastQuestionsNeeded,
    ]
    return [
      trait, Figures.level(plan.goal.margin), Figures.level(plan.goal.lift), Figures.percent(plan.components.rate),
      Figures.hundredths(plan.deviation), Figures.percent(plan.passProbability),
      Figures.percent(plan.findProbability),
    ] + sizes.map { $0.map(String.init) ?? "—" }
  }

  var json: JSONValue {
    let (goal, design, components) = (plan.goal, plan.design, plan.components)
    return .members([
      "trait": .string(trait), "margin": .number(goal.margin), "lift": .number(goal.lift),
      "alpha": .number(goal.alpha), "power": .number(goal.power), "hypotheses": JSONValue(goal.hypotheses),
      "design": .members([
        "controls": JSONValue(design.controls), "questions": JSONValue(design.questions),
        "samples": design.samples.map { JSONValue($0) },
      ]),
      "rate": .number(components.rate), "deviation": .number(plan.deviation),
      "variance": .object([
        "students": .number(components.betweenStudents), "questions": .number(components.byQuestion),
        "replies": .number(components.ofReply),
      ]),
      "passes": .number(plan.passProbability), "finds": .number(plan.findProbability),
      "controls": plan.controlsNeeded.map { JSONValue($0) }, "questions": plan.questionsNeeded.map { JSONValue($0) },
      "samples": plan.samplesNeeded.map { JSONValue($0) }, "students": plan.studentsNeeded.map { JSONValue($0) },
      "baseQuestions": plan.contrastQuestionsNeeded.map { JSONValue($0) },
      "limitOfNothing": .number(StudyPlan.limitOfNothing(questions: design.questions, alpha: goal.alpha)),
      "questionsForNothing": StudyPlan.questionsForNothing(margin: goal.margin, alpha: goal.alpha).map {
        JSONValue($0)
      },
    ])
  }
}

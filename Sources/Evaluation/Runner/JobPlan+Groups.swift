import Models

extension JobPlan {
  /// What is put with one request each.
  /// - Parameter questions: ids of those to be put; all where nil.
  func groups(of questions: Set<String>?) -> Groups {
    Groups(plan: self, questions: questions, size: max(1, job.model.repliesPerRequest))
  }

  /// Samples of one question that are put in the same words, up to so many. By blocks of samples and then by question: a run
  /// that is cut short has something of every question.
  struct Groups: IteratorProtocol {
    private let plan: JobPlan
    private let questions: Set<String>?
    private let size: Int
    private var (position, question) = (0, 0)
    private var waiting: [[SampleRequest]] = []

    fileprivate init(plan: JobPlan, questions: Set<String>?, size: Int) {
      (self.plan, self.questions, self.size) = (plan, questions, size)
    }

    mutating func next() -> [SampleRequest]? {
      while true {
        if let group = waiting.popLast() { return first(of: group) }
        guard question < plan.there.count else {
          guard plan.there.contains(where: { $0.count > position + size }) else { return nil }
          (position, question) = (position + size, 0)
          continue
        }
        waiting = block().reversed()
        question += 1
      }
    }

    /// No more than the model gives at present: that it gives fewer is found out on the way.
    private mutating func first(of group: [SampleRequest]) -> [SampleRequest] {
      let count = max(1, plan.job.model.repliesPerRequest)
      if group.count > count { waiting.append(Array(group.dropFirst(count))) }
      return Array(group.prefix(count))
    }

    /// What is missing of the present question in the present block, by wording.
    private func block() -> [[SampleRequest]] {
      if let questions, !questions.contains(plan.job.suite.questions[question].id) { return [] }
      var groups: [[SampleRequest]] = []
      for place in position..<(position + size) where plan.isMissing(question, place) {
        let request = plan.request(question, place)
        if let same = groups.firstIndex(where: { $0[0].prompt == request.prompt }) {
          groups[same].append(request)
        } else {
          groups.append([request])
        }
      }
      return groups
    }
  }
}

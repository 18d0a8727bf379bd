/// Within which bounds an endpoint's load is adapted.
package struct LimitRules: Sendable, Equatable {
  /// Requests at the same time at first.
  package var initial: Int
  /// Requests at the same time at most.
  package var largest: Int
  /// The longest wait that a server may ask for; one that asks for more ends the run, which can be continued later.
  package var patience: Duration
  /// When the run ends; a server that asks to wait longer ends it at once. Nil for a run without an end.
  package var end: Duration?

  /// - Precondition: `1 <= initial <= largest`.
  package init(initial: Int = 10, largest: Int = 200, patience: Duration = .seconds(600)) {
    precondition(1 <= initial && initial <= largest, "limits must be ordered")
    self.initial = initial
    self.largest = largest
    self.patience = patience
  }

  /// The same number all the time.
  package static func fixed(_ count: Int, patience: Duration = .seconds(600)) -> LimitRules {
    LimitRules(initial: count, largest: count, patience: patience)
  }

  var isFixed: Bool { initial == largest }
}

/// What a limiter decided, for the log.
package enum LimitDecision: Sendable, Equatable {
  package enum Reason: String, Sendable { case refused, slow }

  case grew(from: Int, to: Int)
  case cut(from: Int, to: Int, Reason)
  /// Nothing is sent until then; times count from the start of the run.
  case paused(until: Duration)
  /// Requests are spaced from now on; `perSecond` is what the server was seen to take, and infinite where its refusals turned
  /// out not to depend on the rate.
  case paced(perSecond: Double)
  /// The endpoint is left alone until then.
  case setAside(until: Duration)
  case cameBack
}

/// The rules that are applied. This is the one place that knows them all: a rule is added by its case, and the compiler
/// names the rest.
package enum RuleID: String, Sendable, CaseIterable {
  case stm101 = "STM101"
  case stm102 = "STM102"
  case stm103 = "STM103"
  case stm105 = "STM105"
  case stm106 = "STM106"
  case stm110 = "STM110"
  case stm120 = "STM120"
  case stm121 = "STM121"
  case stm130 = "STM130"
  case stm140 = "STM140"

  package var rule: any RiskRule.Type {
    switch self {
    case .stm101: STM101.self
    case .stm102: STM102.self
    case .stm103: STM103.self
    case .stm105: STM105.self
    case .stm106: STM106.self
    case .stm110: STM110.self
    case .stm120: STM120.self
    case .stm121: STM121.self
    case .stm130: STM130.self
    case .stm140: STM140.self
    }
  }

  /// Whether measuring its traits can answer a finding of the rule: those about inheritance. What the record says of
  /// identity, origin and integrity stays true whatever is measured.
  package var isAnswerable: Bool {
    switch self {
    case .stm101, .stm102, .stm103, .stm105, .stm106, .stm110: true
    case .stm120, .stm121, .stm130, .stm140: false
    }
  }
}

/// Every rule id that a policy or waiver may name: those that are applied, and those reserved for rules to come.
package enum RuleCatalogue {
  package static let reserved = [
    "STM104", "STM107", "STM111", "STM112", "STM113", "STM122", "STM123", "STM131", "STM132", "STM133", "STM141",
    "STM142", "STM150", "STM151",
  ]

  /// Sorted.
  package static let ids = (RuleID.allCases.map(\.rawValue) + reserved).sorted()
}

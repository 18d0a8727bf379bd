/// The rules that are applied. This is the one place that knows them all: a rule is added by its case, and the compiler
/// names the rest.
package enum RuleID: String, Sendable, CaseIterable {
  case stm101 = "STM101"
  case stm102 = "STM102"
  case stm103 = "STM103"
  case stm104 = "STM104"
  case stm105 = "STM105"
  case stm106 = "STM106"
  case stm107 = "STM107"
  case stm110 = "STM110"
  case stm111 = "STM111"
  case stm112 = "STM112"
  case stm113 = "STM113"
  case stm120 = "STM120"
  case stm121 = "STM121"
  case stm122 = "STM122"
  case stm123 = "STM123"
  case stm130 = "STM130"
  case stm131 = "STM131"
  case stm132 = "STM132"
  case stm133 = "STM133"
  case stm140 = "STM140"
  case stm141 = "STM141"
  case stm142 = "STM142"
  case stm150 = "STM150"
  case stm151 = "STM151"

  package var rule: any RiskRule.Type {
    switch self {
    case .stm101: STM101.self
    case .stm102: STM102.self
    case .stm103: STM103.self
    case .stm104: STM104.self
    case .stm105: STM105.self
    case .stm106: STM106.self
    case .stm107: STM107.self
    case .stm110: STM110.self
    case .stm111: STM111.self
    case .stm112: STM112.self
    case .stm113: STM113.self
    case .stm120: STM120.self
    case .stm121: STM121.self
    case .stm122: STM122.self
    case .stm123: STM123.self
    case .stm130: STM130.self
    case .stm131: STM131.self
    case .stm132: STM132.self
    case .stm133: STM133.self
    case .stm140: STM140.self
    case .stm141: STM141.self
    case .stm142: STM142.self
    case .stm150: STM150.self
    case .stm151: STM151.self
    }
  }

  /// Whether measuring its traits can answer a finding of the rule: those about inheritance. What the record says of
  /// identity, origin and integrity stays true whatever is measured.
  package var isAnswerable: Bool {
    switch self {
    case .stm101, .stm102, .stm103, .stm104, .stm105, .stm106, .stm107, .stm110, .stm111, .stm113, .stm122,
      .stm141:
      true
    case .stm112, .stm120, .stm121, .stm123, .stm130, .stm131, .stm132, .stm133, .stm140, .stm142, .stm150, .stm151:
      false
    }
  }
}

/// Every rule id that a policy or waiver may name.
package enum RuleCatalogue {
  /// Sorted.
  package static let ids = RuleID.allCases.map(\.rawValue).sorted()
}

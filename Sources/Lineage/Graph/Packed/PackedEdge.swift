/// An edge in one word, as seen from one of its ends: the node at the other end, the role, and whether it passes on an
/// initialisation.
struct PackedEdge {
  /// Nodes are numbered in the 28 bits above the tag.
  static let maximumNodes = 1 << 28

  let word: UInt32

  init(word: UInt32) { self.word = word }

  init(node: Int, tag: UInt8) { word = UInt32(truncatingIfNeeded: node) << 4 | UInt32(tag) }

  /// Unchecked: a damaged file may name a node that is not there.
  var node: Int { Int(word >> 4) }

  var tag: UInt32 { word & 15 }

  var isInitialisation: Bool { word & 1 == 1 }

  var role: InputRole { Self.role(tag) }

  static func role(_ tag: UInt32) -> InputRole {
    switch tag >> 1 {
    case 0: .base
    case 1: .data
    case 2: .teacher
    case 3: .judge
    default: .prompts
    }
  }

  static func tag(_ role: InputRole, _ method: DerivationMethod) -> UInt8 {
    let code: UInt8 =
      switch role {
      case .base: 0
      case .data: 1
      case .teacher: 2
      case .judge: 3
      case .prompts: 4
      }
    return code << 1 | (role == .base && method.keepsInitialisation ? 1 : 0)
  }
}

/// Method, knowledge and one mark more in a byte.
enum PackedMark {
  private static let methods = DerivationMethod.allCases
  private static let codes = Dictionary(uniqueKeysWithValues: methods.enumerated().map { ($1, UInt8($0)) })
  private static let knowledges = Knowledge.allCases

  static let flag: UInt8 = 0x80

  static func byte(_ method: DerivationMethod, _ knowledge: Knowledge, flag isSet: Bool = false) -> UInt8 {
    let known = UInt8(knowledges.firstIndex(of: knowledge) ?? 0)
    return (codes[method] ?? 0) | known << 5 | (isSet ? flag : 0)
  }

  static func method(_ byte: UInt8) -> DerivationMethod {
    let code = Int(byte & 31)
    return code < methods.count ? methods[code] : .derived
  }

  static func knowledge(_ byte: UInt8) -> Knowledge { knowledges[Int(byte >> 5 & 3)] }
}

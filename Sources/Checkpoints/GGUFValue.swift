/// A value of the metadata of a GGUF file.
package enum GGUFValue: Sendable, Equatable {
  case unsigned(UInt64)
  case signed(Int64)
  /// May be anything that a float can be.
  case float(Double)
  case bool(Bool)
  case string(String)
  /// The strings of an array of at most `mostStrings`.
  case strings([String])
  /// Any other array, whose elements are not kept: a vocabulary, scores.
  case array(count: Int)

  static let mostStrings = 1000

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var strings: [String]? { if case .strings(let texts) = self { texts } else { nil } }
  /// A whole number of either kind that is not negative and fits.
  package var integer: Int? {
    switch self {
    case .unsigned(let number): Int(exactly: number)
    case .signed(let number): number >= 0 ? Int(exactly: number) : nil
    default: nil
    }
  }
}

/// One tensor as a GGUF header describes it.
package struct GGUFTensor: Sendable, Equatable {
  package var name: String
  package var type: GGUFTensorType
  /// One to four sizes, the fastest-running first.
  package var shape: [Int]
  /// Bytes from the beginning of the data.
  package var start: Int
  package var byteCount: Int
}

/// How the numbers of a tensor are written: as they are, or in blocks that share a scale.
///
/// Numbers and sizes as in ggml's `ggml.h` and `ggml-common.h`; numbers that are missing were taken back there.
// swift-format-ignore: AlwaysUseLowerCamelCase
package enum GGUFTensorType: UInt32, Sendable, CaseIterable {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q4_1 = 3
  case q5_0 = 6
  case q5_1 = 7
  case q8_0 = 8
  case q8_1 = 9
  case q2_k = 10
  case q3_k = 11
  case q4_k = 12
  case q5_k = 13
  case q6_k = 14
  case q8_k = 15
  case iq2_xxs = 16
  case iq2_xs = 17
  case iq3_xxs = 18
  case iq1_s = 19
  case iq4_nl = 20
  case iq3_s = 21
  case iq2_s = 22
  case iq4_xs = 23
  case i8 = 24
  case i16 = 25
  case i32 = 26
  case i64 = 27
  case f64 = 28
  case iq1_m = 29
  case bf16 = 30
  case tq1_0 = 34
  case tq2_0 = 35
  case mxfp4 = 39
  case nvfp4 = 40
  case q1_0 = 41

  /// Numbers in a block, and the bytes that it takes.
  package var block: (count: Int, bytes: Int) {
    switch self {
    case .f32, .i32: (1, 4)
    case .f16, .bf16, .i16: (1, 2)
    case .i8: (1, 1)
    case .i64, .f64: (1, 8)
    case .q4_0, .iq4_nl: (32, 18)
    case .q4_1: (32, 20)
    case .q5_0: (32, 22)
    case .q5_1: (32, 24)
    case .q8_0: (32, 34)
    case .q8_1: (32, 36)
    case .q2_k: (256, 84)
    case .q3_k, .iq3_s: (256, 110)
    case .q4_k: (256, 144)
    case .q5_k: (256, 176)
    case .q6_k: (256, 210)
    case .q8_k: (256, 292)
    case .iq2_xxs, .tq2_0: (256, 66)
    case .iq2_xs: (256, 74)
    case .iq3_xxs: (256, 98)
    case .iq1_s: (256, 50)
    case .iq2_s: (256, 82)
    case .iq4_xs: (256, 136)
    case .iq1_m: (256, 56)
    case .tq1_0: (256, 54)
    case .mxfp4: (32, 17)
    case .nvfp4: (64, 36)
    case .q1_0: (128, 18)
    }
  }
}

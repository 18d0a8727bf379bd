/// Reads the parts of a GGUF header one after the other; every length is checked against what is left of the file.
struct GGUFReader {
  private let file: UnsafeRawBufferPointer
  /// Bytes read so far.
  private(set) var next = 0

  /// ggml refuses names of tensors that do not fit in an array of this size, with the zero at their end.
  private static let longestTensorName = 63

  init(bytes: UnsafeRawBufferPointer) { file = bytes }

  var rest: Int { file.count - next }

  mutating func bytes(_ count: Int, _ what: String) throws(GGUFProblem) -> UnsafeRawBufferPointer {
    guard count <= rest else {
      throw GGUFProblem("ends within \(what), at byte \(file.count)", remedy: "fetch the file again: it is cut off")
    }
    defer { next += count }
    return UnsafeRawBufferPointer(rebasing: file[next..<next + count])
  }

  mutating func integer<Number: FixedWidthInteger & BitwiseCopyable>(_ what: String) throws(GGUFProblem) -> Number {
    Number(littleEndian: try bytes(MemoryLayout<Number>.size, what).loadUnaligned(as: Number.self))
  }

  /// What is no UTF-8 in it is replaced, as the format does not forbid it.
  mutating func string(_ what: String) throws(GGUFProblem) -> String {
    String(decoding: try bytes(length(what), what), as: UTF8.self)
  }

  private mutating func length(_ what: String) throws(GGUFProblem) -> Int {
    let length: UInt64 = try integer("the length of \(what)")
    guard let count = Int(exactly: length), count <= rest else {
      throw GGUFProblem("claims \(length) bytes for \(what), more than the file has left")
    }
    return count
  }

  // MARK: Values

  mutating func value(of key: String) throws(GGUFProblem) -> GGUFValue {
    let type: UInt32 = try integer("the type of `\(key)`")
    return type == 9 ? try array(of: key) : try scalar(type, of: key)
  }

  private mutating func scalar(_ type: UInt32, of key: String) throws(GGUFProblem) -> GGUFValue {
    let what = "the value of `\(key)`"
    switch type {
    case 0: return .unsigned(UInt64(try integer(what) as UInt8))
    case 1: return .signed(Int64(try integer(what) as Int8))
    case 2: return .unsigned(UInt64(try integer(what) as UInt16))
    case 3: return .signed(Int64(try integer(what) as Int16))
    case 4: return .unsigned(UInt64(try integer(what) as UInt32))
    case 5: return .signed(Int64(try integer(what) as Int32))
    case 6: return .float(Double(Float(bitPattern: try integer(what))))
    case 7: return .bool(try integer(what) as UInt8 != 0)
    case 8: return .string(try string(what))
    case 10: return .unsigned(try integer(what))
    case 11: return .signed(try integer(what))
    case 12: return .float(Double(bitPattern: try integer(what)))
    default: throw GGUFProblem("`\(key)` has the type \(type), which does not exist")
    }
  }

  /// Bytes of a value of each type that has a fixed size.
  private static let sizes: [UInt32: Int] = [0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8]

  private mutating func array(of key: String) throws(GGUFProblem) -> GGUFValue {
    let type: UInt32 = try integer("the type of the elements of `\(key)`")
    let claimed: UInt64 = try integer("the number of elements of `\(key)`")
    // A string takes eight bytes for its length at least.
    let size = type == 8 ? 8 : Self.sizes[type]
    guard let size else { throw GGUFProblem("`\(key)` is an array of the type \(type), which there is not") }
    guard let count = Int(exactly: claimed), count <= rest / size else {
      throw GGUFProblem("`\(key)` claims \(claimed) elements, more than the file has room for")
    }
    if type != 8 {
      _ = try bytes(count * size, "`\(key)`")
      return .array(count: count)
    }
    var strings: [String] = []
    for _ in 0..<count {
      let length = try length("an element of `\(key)`")
      let text = try bytes(length, "`\(key)`")
      if count <= GGUFValue.mostStrings { strings.append(String(decoding: text, as: UTF8.self)) }
    }
    return count <= GGUFValue.mostStrings ? .strings(strings) : .array(count: count)
  }

  // MARK: Tensors

  mutating func tensor() throws(GGUFProblem) -> GGUFTensor {
    let name = try string("the name of a tensor")
    guard name.utf8.count <= Self.longestTensorName else {
      throw GGUFProblem("the name `\(name.prefix(80))` of a tensor is longer than \(Self.longestTensorName) bytes")
    }
    let dimensions: UInt32 = try integer("tensor `\(name)`")
    guard dimensions <= 4 else { throw GGUFProblem("tensor `\(name)` has \(dimensions) dimensions, more than 4") }
    var shape: [Int] = []
    for _ in 0..<dimensions {
      let size: Int64 = try integer("tensor `\(name)`")
      guard size >= 0 else { throw GGUFProblem("tensor `\(name)` has the size \(size)") }
      shape.append(Int(size))
    }
    let number: UInt32 = try integer("tensor `\(name)`")
    guard let type = GGUFTensorType(rawValue: number) else {
      throw GGUFProblem("tensor `\(name)` has the type \(number), which is not known")
    }
    let start: UInt64 = try integer("tensor `\(name)`")
    guard let first = Int(exactly: start) else { throw GGUFProblem("tensor `\(name)` starts at byte \(start)") }
    let count = try Self.byteCount(name, shape, type)
    return GGUFTensor(name: name, type: type, shape: shape, start: first, byteCount: count)
  }

  private static func byteCount(
    _ name: String, _ shape: [Int], _ type: GGUFTensorType
  ) throws(GGUFProblem) -> Int {
    let block = type.block
    guard (shape.first ?? 1) % block.count == 0 else {
      throw GGUFProblem("tensor `\(name)`: rows of \(shape.first ?? 1) numbers are no whole blocks of \(block.count)")
    }
    var count = 1
    for size in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      guard !isTooLarge else { throw GGUFProblem("tensor `\(name)`: shape \(shape) is impossible") }
      count = product
    }
    let (bytes, isTooLarge) = (count / block.count).multipliedReportingOverflow(by: block.bytes)
    guard !isTooLarge else { throw GGUFProblem("tensor `\(name)`: shape \(shape) is impossible") }
    return bytes
  }
}

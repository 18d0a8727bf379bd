import Glibc
import Statistics

/// Writes a model of random BF16 weights in shards with an index, tensor by tensor.
struct ModelWriter {
  enum Change: String, CaseIterable {
    /// Weights of their own.
    case none
    /// Every weight moved by 5 % of the spread: full fine-tuning.
    case tuned
    /// Query and value projections plus a product of rank 8: a merged adapter.
    case merged
  }

  let shape: Shape
  let seed: UInt64
  let change: Change

  private static let spread: Float = 0.02
  private static let rank = 8

  func write(to folder: String) throws {
    mkdir(folder, 0o755)
    var map: [String] = []
    let shards = shape.shards
    for (index, tensors) in shards.enumerated() {
      let name = "model-\(padded(index + 1))-of-\(padded(shards.count)).safetensors"
      map += tensors.map { "\"\($0.name)\":\"\(name)\"" }
      try write(tensors, to: folder + "/" + name)
    }
    try text(
      "{\"metadata\":{},\"weight_map\":{\(map.joined(separator: ","))}}", folder + "/model.safetensors.index.json")
  }

  private func padded(_ number: Int) -> String {
    String(repeating: "0", count: 5 - String(number).count) + String(number)
  }

  private func write(_ tensors: [Shape.Tensor], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Problem("\(path) cannot be written") }
    defer { fclose(file) }
    var (end, members) = (0, [String]())
    for (name, shape) in tensors {
      let size = 2 * shape.reduce(1, *)
      let sizes = shape.map(String.init).joined(separator: ",")
      members.append("\"\(name)\":{\"dtype\":\"BF16\",\"shape\":[\(sizes)],\"data_offsets\":[\(end),\(end + size)]}")
      end += size
    }
    let header = "{\(members.joined(separator: ","))}"
    let length = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    withUnsafeBytes(of: UInt64(length.utf8.count).littleEndian) { _ = fwrite($0.baseAddress, 1, 8, file) }
    fputs(length, file)
    for (name, shape) in tensors { write(name, shape, file) }
  }

  private func write(_ name: String, _ shape: [Int], _ file: UnsafeMutablePointer<FILE>) {
    var base = Draws(RandomSource(seed: seed, stream: name))
    var noise = Draws(RandomSource(seed: seed, stream: name + "/tuned"))
    let columns = shape.count == 2 ? shape[1] : 1
    let isMerged = change == .merged && (name.hasSuffix("q_proj.weight") || name.hasSuffix("v_proj.weight"))
    let factors = isMerged ? (0..<Self.rank * columns).map { _ in noise.next() } : []
    for _ in 0..<shape[0] {
      var line = (0..<columns).map { _ in shape.count == 1 ? 1 : base.next() * Self.spread }
      if change == .tuned { for index in line.indices { line[index] += 0.05 * Self.spread * noise.next() } }
      if isMerged { add(factors, (0..<Self.rank).map { _ in noise.next() }, to: &line) }
      let words = line.map(Self.bfloat16)
      words.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    }
  }

  private func add(_ factors: [Float], _ weights: [Float], to line: inout [Float]) {
    for (part, weight) in weights.enumerated() {
      for column in line.indices { line[column] += 0.1 * Self.spread * weight * factors[part * line.count + column] }
    }
  }

  /// Rounded to the nearest, ties to even.
  private static func bfloat16(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    return UInt16(truncatingIfNeeded: (bits &+ 0x7FFF &+ (bits >> 16 & 1)) >> 16)
  }

  private func text(_ text: String, _ path: String) throws {
    guard let file = fopen(path, "w") else { throw Problem("\(path) cannot be written") }
    fputs(text, file)
    fclose(file)
  }
}

struct Problem: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// Numbers close to the standard normal: sums of four bytes.
struct Draws {
  private var source: RandomSource
  private var bits: UInt64 = 0
  private var left = 0

  init(_ source: RandomSource) { self.source = source }

  mutating func next() -> Float {
    if left == 0 { (bits, left) = (source.next(), 2) }
    let sum = (bits & 0xFF) + (bits >> 8 & 0xFF) + (bits >> 16 & 0xFF) + (bits >> 24 & 0xFF)
    (bits, left) = (bits >> 32, left - 1)
    return (Float(sum) - 510) / 147.8
  }
}

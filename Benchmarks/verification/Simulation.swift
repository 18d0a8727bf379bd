import Checkpoints
import Glibc
import Statistics
import Verification

/// Independent initialisations of GPT-2's MLPs, checked against each other: the probabilities must be uniform.
struct Simulation {
  var pairs: Int
  var units: Int
  var width: Int
  var layers: Int

  func run() throws {
    var template = Array("/tmp/stemma-simulation-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem("no temporary folder") }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { for name in ["a", "b"] { unlink("\(folder)/\(name).safetensors") }; rmdir(folder) }
    var probabilities: [Double] = []
    for pair in 0..<pairs {
      for name in ["a", "b"] { try write("\(folder)/\(name).safetensors", "\(pair)/\(name)") }
      let check = try WeightCheck(
        WeightFiles(path: "\(folder)/a.safetensors"), against: WeightFiles(path: "\(folder)/b.safetensors"))
      probabilities.append(pow(10, check.log10P ?? 0))
    }
    report(probabilities.sorted())
  }

  private func write(_ path: String, _ stream: String) throws {
    var random = RandomSource(seed: 20, stream: "simulation/" + stream)
    let tensors = (0..<layers).map { layer in
      (
        name: "h.\(layer).mlp.c_fc.weight", shape: [width, units],
        values: (0..<width * units).map { _ in Float(0.02 * random.normal()) }
      )
    }
    try SafetensorsWriter.write(tensors, metadata: [:], to: path)
  }

  private func report(_ sorted: [Double]) {
    let count = Double(sorted.count)
    let distance = sorted.enumerated().map { max(abs($1 - Double($0) / count), abs($1 - Double($0 + 1) / count)) }.max()
    // The limit of Kolmogorov's distribution: P(√n D > d) = 2 Σ (−1)^(k−1) exp(−2 k² d²).
    let d = (distance ?? 0) * count.squareRoot()
    var p = 0.0
    for k in 1...20 { p += (k % 2 == 1 ? 2 : -2) * exp(-2 * Double(k * k) * d * d) }
    let shares = [0.001, 0.01, 0.05, 0.1, 0.5].map { level in
      "p ≤ \(level): \(rounded(Double(sorted.count { $0 <= level }) / count, 4))"
    }
    print(
      "\(sorted.count) independent pairs, \(layers) layers of \(units) units of \(width) weights: "
        + shares.joined(separator: ", ") + "; Kolmogorov-Smirnov p = \(rounded(min(1, max(0, p)), 3))")
  }
}

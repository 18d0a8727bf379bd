import Checkpoints
import Glibc
import Neural

/// GPT-2 written down as in the papers, in double precision, one number at a time: the algorithm that the fast code is
/// compared with. It takes time in the product of all sizes; use it on tiny networks.
struct NaiveTransformer {
  let configuration: GPT2Configuration
  let layout: ParameterLayout
  var parameters: [Double]

  init(_ model: Transformer) {
    configuration = model.configuration
    layout = model.layout
    parameters = model.parameters.map(Double.init)
  }

  private func tensor(_ name: String) -> ArraySlice<Double> {
    layout[name].map { parameters[$0.range] } ?? []
  }

  /// x W + b, with W (in, out).
  private func linear(_ x: [Double], _ name: String) -> [Double] {
    let (weight, bias) = (tensor(name + ".weight"), tensor(name + ".bias"))
    return bias.indices.map { output in
      x.indices.reduce(bias[output]) { sum, input in
        sum + x[input] * weight[weight.startIndex + input * bias.count + output - bias.startIndex]
      }
    }
  }

  private func normalise(_ x: [Double], _ name: String) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    let deviation = (variance + configuration.layerNormEpsilon).squareRoot()
    return zip(x, zip(tensor(name + ".weight"), tensor(name + ".bias"))).map { ($0 - mean) / deviation * $1.0 + $1.1 }
  }

  private func gelu(_ x: Double) -> Double {
    0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
  }

  private func softmax(_ x: [Double]) -> [Double] {
    let powers = x.map { exp($0 - (x.max() ?? 0)) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// What position `query` takes from itself and the positions before it.
  private func attend(_ rows: [[Double]], _ query: Int) -> [Double] {
    let (width, head) = (configuration.width, configuration.width / configuration.heads)
    return (0..<configuration.heads).flatMap { h in
      let part = h * head..<(h + 1) * head
      let scores = (0...query).map { key in
        part.reduce(0) { $0 + rows[query][$1] * rows[key][width + $1] } / Double(head).squareRoot()
      }
      let weights = softmax(scores)
      return part.map { c in (0...query).reduce(0) { $0 + weights[$1] * rows[$1][2 * width + c] } }
    }
  }

  private func block(_ stream: [[Double]], _ prefix: String) -> [[Double]] {
    let rows = stream.map { linear(normalise($0, prefix + "ln_1"), prefix + "attn.c_attn") }
    return stream.indices.map { position in
      let middle = add(stream[position], linear(attend(rows, position), prefix + "attn.c_proj"))
      let inner = linear(normalise(middle, prefix + "ln_2"), prefix + "mlp.c_fc").map(gelu)
      return add(middle, linear(inner, prefix + "mlp.c_proj"))
    }
  }

  private func add(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map(+)
  }

  /// (T, V)
  func logits(_ tokens: [Int]) -> [[Double]] {
    let width = configuration.width
    let row = { (name: String, index: Int) in Array(tensor(name).dropFirst(index * width).prefix(width)) }
    var stream = tokens.enumerated().map { add(row("transformer.wte.weight", $1), row("transformer.wpe.weight", $0)) }
    for layer in 0..<configuration.layers { stream = block(stream, "transformer.h.\(layer).") }
    return stream.map { x in
      let x = normalise(x, "transformer.ln_f")
      return (0..<configuration.vocabularySize).map { zip(x, row("lm_head.weight", $0)).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// The mean cross-entropy of the masked tokens.
  func loss(_ sequences: [(tokens: [Int], loss: Range<Int>)], targets: Range<Int>) -> Double {
    var losses: [Double] = []
    for (tokens, positions) in sequences {
      let logits = logits(tokens.dropLast())
      for position in positions {
        let probabilities = softmax(Array(logits[position - 1][targets]))
        losses.append(-log(probabilities[tokens[position] - targets.lowerBound]))
      }
    }
    return losses.reduce(0, +) / Double(losses.count)
  }
}

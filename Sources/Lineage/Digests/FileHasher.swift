import Checkpoints
import Synchronization

/// Hashes whole files, and of weights the tensors beside them: SHA-256 of one file cannot be divided among processors,
/// its tensors can. What the cache knows is not read.
struct FileHasher {
  /// What is known of a file so far.
  private struct Partial: Sendable {
    var whole: [UInt8]?
    var tensors: [[UInt8]?]?

    var hashes: FileHashes? {
      guard let whole else { return nil }
      let known = tensors?.compactMap { $0 }
      return known?.count == tensors?.count ? FileHashes(whole: whole, tensors: known) : nil
    }
  }

  /// A range that is missing; of which tensor, nil for the whole file.
  private typealias Gap = (range: RangeHasher.Range, tensor: Int?)

  private final class Table: Sendable {
    let partials: Mutex<[Partial]>

    init(_ partials: [Partial]) { self.partials = Mutex(partials) }
  }

  private let files: [FileToHash]
  private let hashing: Hashing

  init(_ files: [FileToHash], _ hashing: Hashing) {
    self.files = files
    self.hashing = hashing
  }

  /// In the order of the files.
  /// - Throws: the first `InputError`, such as a file that cannot be read or is changed meanwhile.
  func run() throws(InputError) -> [FileHashes] {
    let known = files.map(remembered)
    let table = Table(known)
    let missing = files.indices.flatMap { gaps(in: $0, known[$0]) }
    let places = missing.map { (file: $0.range.file, tensor: $0.tensor) }
    _ = try RangeHasher(files, hashing).hashes(missing.map(\.range)) { place, hash in
      add(hash, places[place].file, places[place].tensor, to: table)
    }
    return table.partials.withLock { $0.compactMap(\.hashes) }
  }

  /// What the cache has; the meter counts it as done.
  private func remembered(_ file: FileToHash) -> Partial {
    var partial = Partial(tensors: file.weights.map { [[UInt8]?](repeating: nil, count: $0.tensors.count) })
    guard let known = hashing.cache?.hashes(of: file.stamp) else { return partial }
    partial.whole = known.whole
    hashing.meter?.advance(file.stamp.size)
    if let tensors = known.tensors, tensors.count == partial.tensors?.count {
      partial.tensors = tensors
      hashing.meter?.advance(file.stamp.size)
    }
    return partial
  }

  /// The tensors in the order in which they lie in the file.
  private func gaps(in file: Int, _ known: Partial) -> [Gap] {
    let whole = 0..<files[file].stamp.size
    var gaps: [Gap] = known.whole == nil ? [(RangeHasher.Range(file: file, bytes: whole), nil)] : []
    guard let weights = files[file].weights, known.tensors?.contains(nil) == true else { return gaps }
    for tensor in weights.tensors.indices.sorted(by: {
      weights.tensors[$0].bytes.lowerBound < weights.tensors[$1].bytes.lowerBound
    }) {
      gaps.append((RangeHasher.Range(file: file, bytes: weights.range(of: weights.tensors[tensor])), tensor))
    }
    return gaps
  }

  /// A file that is complete is remembered at once, so that an interruption loses little.
  private func add(_ hash: [UInt8], _ file: Int, _ tensor: Int?, to table: Table) {
    let complete = table.partials.withLock { partials in
      if let tensor { partials[file].tensors?[tensor] = hash } else { partials[file].whole = hash }
      return partials[file].hashes
    }
    if let complete { hashing.cache?.keep(complete, of: files[file].stamp) }
  }
}

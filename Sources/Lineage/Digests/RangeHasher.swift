/// SHA-256 of ranges of files, on all processors: the largest files first, and what belongs to one file side by side, so
/// that the second to read it finds the bytes in memory.
struct RangeHasher {
  struct Range: Sendable, Equatable {
    /// The place in the list of files.
    var file: Int
    var bytes: Swift.Range<Int>
  }

  /// Ranges of one file are taken together up to this many bytes.
  private static let batchSize = 64 << 20

  private let files: [FileToHash]
  private let hashing: Hashing

  init(_ files: [FileToHash], _ hashing: Hashing) {
    self.files = files
    self.hashing = hashing
  }

  /// 32 bytes for each range, in their order. Memory: a buffer for each processor, and the result.
  /// - Parameter done: called from any thread, with the place in the list and the hash, when the bytes are known to be
  ///   those of the file's stamp.
  /// - Throws: the first `InputError`, such as a file that cannot be read or is changed meanwhile.
  func hashes(
    _ ranges: [Range], done: @Sendable (Int, [UInt8]) -> Void = { _, _ in }
  ) throws(InputError) -> [[UInt8]] {
    let jobs = jobs(ranges)
    let results = try Parallel.map(jobs, width: hashing.width) { places throws(InputError) in
      let hashes = try hashes(of: places.map { ranges[$0] })
      for (place, hash) in zip(places, hashes) { done(place, hash) }
      return hashes
    }
    var sorted = [[UInt8]](repeating: [], count: ranges.count)
    for (place, hash) in zip(jobs.joined(), results.joined()) { sorted[place] = hash }
    return sorted
  }

  /// Each a piece of work for one thread: places in the list of ranges, all of one file.
  private func jobs(_ ranges: [Range]) -> [[Int]] {
    let sizes = files.map(\.stamp.size)
    let order = ranges.indices.sorted {
      let (left, right) = (ranges[$0].file, ranges[$1].file)
      return (sizes[right], left, $0) < (sizes[left], right, $1)
    }
    var jobs: [[Int]] = []
    var size = 0
    for place in order {
      let isSameFile = jobs.last?.last.map { ranges[$0].file == ranges[place].file } ?? false
      if !isSameFile || size >= Self.batchSize {
        jobs.append([])
        size = 0
      }
      jobs[jobs.count - 1].append(place)
      size += ranges[place].bytes.count
    }
    return jobs
  }

  /// - Parameter ranges: of one file, at least one.
  private func hashes(of ranges: [Range]) throws(InputError) -> [[UInt8]] {
    let file = files[ranges[0].file]
    let content = try FileContent(path: file.path, stamp: file.stamp)
    var hashes: [[UInt8]] = []
    for range in ranges { hashes.append(try content.sha256(range.bytes) { hashing.meter?.advance($0) }) }
    try content.requireUnchanged()
    return hashes
  }
}

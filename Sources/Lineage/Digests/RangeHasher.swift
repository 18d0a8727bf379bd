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

  /// 32 bytes for each range, in their order. Memory: two buffers for each processor, and the result.
  /// - Parameter done: called from any thread, with the place in the list and the hash, when the bytes are known to be
  ///   those of the file's stamp.
  /// - Throws: an `InputError`, such as a file that cannot be read or is changed meanwhile.
  func hashes(
    _ ranges: [Range], done: @Sendable (Int, [UInt8]) -> Void = { _, _ in }
  ) throws(InputError) -> [[UInt8]] {
    let queue = HashQueue(jobs(ranges), width: hashing.width)
    let results = try Parallel.map(Array(0..<hashing.width), width: hashing.width) { _ throws(InputError) in
      try work(queue, ranges, done)
    }
    var sorted = [[UInt8]](repeating: [], count: ranges.count)
    for (place, hash) in results.joined() { sorted[place] = hash }
    return sorted
  }

  private func jobs(_ ranges: [Range]) -> [HashJob] {
    let sizes = files.map(\.stamp.size)
    let order = ranges.indices.sorted {
      let (left, right) = (ranges[$0].file, ranges[$1].file)
      return (sizes[right], left, $0) < (sizes[left], right, $1)
    }
    var jobs: [HashJob] = []
    for place in order {
      let isSameFile = jobs.last?.places.last.map { ranges[$0].file == ranges[place].file } ?? false
      if !isSameFile || (jobs.last?.size ?? 0) >= Self.batchSize { jobs.append(HashJob(places: [], size: 0)) }
      jobs[jobs.count - 1].places.append(place)
      jobs[jobs.count - 1].size += ranges[place].bytes.count
    }
    return jobs
  }

  /// What one thread does: up to two jobs at a time, until there are none.
  private func work(
    _ queue: HashQueue, _ ranges: [Range], _ done: (Int, [UInt8]) -> Void
  ) throws(InputError) -> [(Int, [UInt8])] {
    var results: [(Int, [UInt8])] = []
    var lanes: [HashLane] = []
    do throws(InputError) {
      repeat {
        while lanes.count < 2, let job = queue.take(beside: lanes.first?.job) { lanes.append(try lane(job, ranges)) }
        var open: [HashLane] = []
        for lane in lanes {
          if try lane.fill() {
            open.append(lane)
          } else {
            let found = zip(lane.job.places, lane.hashes)
            for (place, hash) in found { done(place, hash) }
            results += found.map { ($0, $1) }
          }
        }
        if open.count == lanes.count { Self.advance(open) }
        lanes = open
      } while !lanes.isEmpty || queue.hasMore
    } catch {
      queue.stop()
      throw error
    }
    return results
  }

  private func lane(_ job: HashJob, _ ranges: [Range]) throws(InputError) -> HashLane {
    try HashLane(job, files[ranges[job.places[0]].file], job.places.map { ranges[$0].bytes }, hashing)
  }

  private static func advance(_ lanes: [HashLane]) {
    if lanes.count == 2 { HashLane.advance(lanes[0], lanes[1]) } else { lanes.first?.advance() }
  }
}

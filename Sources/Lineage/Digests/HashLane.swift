/// Ranges of one file that are hashed one after the other, in pieces: so a file of any size needs one buffer. A thread has
/// two lanes.
final class HashLane {
  /// Places in the list of ranges, for whoever wants the hashes.
  let job: HashJob
  private(set) var hashes: [[UInt8]] = []

  private let content: FileContent
  private let hashing: Hashing
  private let buffer: UnsafeMutableRawBufferPointer
  private var ranges: ArraySlice<Range<Int>>
  /// How far the first of them was read.
  private var position: Int
  private var isRead = false
  private var state: MessageState
  /// What was read and is not hashed yet.
  private var ready = UnsafeRawBufferPointer(start: nil, count: 0)

  /// - Parameter ranges: of the file, in the order of the job's places.
  /// - Throws: `InputError` when the file cannot be read, or was written to since its stamp.
  init(_ job: HashJob, _ file: FileToHash, _ ranges: [Range<Int>], _ hashing: Hashing) throws(InputError) {
    content = try FileContent(path: file.path, stamp: file.stamp)
    self.job = job
    self.hashing = hashing
    self.ranges = ranges[...]
    position = ranges.first?.lowerBound ?? 0
    state = MessageState(usesLibrary: hashing.usesLibrary)
    buffer = .allocate(byteCount: FileContent.pieceSize + MessageState.largestPadding, alignment: 4096)
  }

  deinit { buffer.deallocate() }

  /// Reads on where everything that was read is hashed.
  /// - Returns: false when all is hashed, and the file is still what it was.
  func fill() throws(InputError) -> Bool {
    while ready.isEmpty {
      if isRead { finishRange() }
      guard let range = ranges.first else {
        try content.requireUnchanged()
        return false
      }
      try read(range)
    }
    return true
  }

  private func finishRange() {
    hashes.append(state.hash)
    state = MessageState(usesLibrary: hashing.usesLibrary)
    isRead = false
    ranges.removeFirst()
    position = ranges.first?.lowerBound ?? 0
  }

  private func read(_ range: Range<Int>) throws(InputError) {
    var count = min(FileContent.pieceSize, range.upperBound - position)
    try content.read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), from: position)
    position += count
    hashing.meter?.advance(count)
    isRead = position == range.upperBound
    if isRead {
      let padding = state.padding(after: range.count)
      UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyBytes(from: padding)
      count += padding.count
    }
    ready = UnsafeRawBufferPointer(rebasing: buffer[..<count])
  }

  /// Hashes what is ready.
  func advance() {
    state.add(ready)
    ready = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Hashes as much of two lanes as both have ready.
  static func advance(_ lane: HashLane, _ other: HashLane) {
    let count = min(lane.ready.count, other.ready.count)
    MessageState.add(lane.take(count), to: &lane.state, other.take(count), to: &other.state)
  }

  private func take(_ count: Int) -> UnsafeRawBufferPointer {
    let taken = UnsafeRawBufferPointer(rebasing: ready[..<count])
    ready = UnsafeRawBufferPointer(rebasing: ready[count...])
    return taken
  }
}

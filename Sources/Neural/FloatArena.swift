/// Memory for the intermediate results of one pass, reused by the next.
final class FloatArena {
  /// Hands out pieces one after the other, each on cache lines of its own.
  struct Cursor {
    private static let line = 16  // floats
    private let start: UnsafeMutablePointer<Float>
    private(set) var used = 0

    fileprivate init(_ start: UnsafeMutablePointer<Float>) {
      self.start = start
    }

    /// The next `count` floats, not set to anything.
    mutating func take(_ count: Int) -> UnsafeMutablePointer<Float> {
      defer { used += (count + Self.line - 1) / Self.line * Self.line }
      return start + used
    }
  }

  private static let alignment = 64  // bytes
  private var memory: UnsafeMutablePointer<Float>
  private var capacity: Int

  init() {
    (memory, capacity) = (Self.allocate(1), 1)
  }

  deinit {
    memory.deallocate()
  }

  /// What `build` makes of the pieces that it takes; the pieces of an earlier call become invalid.
  ///
  /// `build` runs twice, first to find out how much memory it takes. It must not touch the pieces.
  func lay<Pieces>(_ build: (inout Cursor) -> Pieces) -> Pieces {
    var measure = Cursor(memory)
    _ = build(&measure)
    if measure.used > capacity {
      memory.deallocate()
      (memory, capacity) = (Self.allocate(measure.used), measure.used)
    }
    var cursor = Cursor(memory)
    return build(&cursor)
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Float>.stride, alignment: alignment)
      .bindMemory(to: Float.self, capacity: count)
  }
}

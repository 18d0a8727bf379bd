import CMemory

/// One column of a packed graph: numbers that lie one after the other in its memory.
///
/// Reading beyond the end gives zero and never traps, because the memory may be a file that somebody damaged. The
/// column is valid as long as the graph that it was taken from.
struct Column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  // Unsafe only in name: the memory of a packed graph is never written.
  nonisolated(unsafe) let start: UnsafePointer<Element>?
  let count: Int

  /// - Parameter bytes: aligned for the element.
  init(_ bytes: UnsafeRawBufferPointer) {
    count = bytes.count / MemoryLayout<Element>.stride
    start = bytes.baseAddress?.assumingMemoryBound(to: Element.self)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    guard let start, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return start[index]
  }

  /// Asks for the memory of an element that will be read soon.
  @inline(__always)
  func anticipate(_ index: Int) {
    guard let start, UInt(bitPattern: index) < UInt(bitPattern: count) else { return }
    stemma_prefetch(start + index)
  }
}

extension Column<UInt32> {
  /// The rows that belong to an item, where the column holds the first row of each item and the end of the last.
  /// - Parameter limit: how many rows there are.
  @inline(__always)
  func rows(of item: Int, limit: Int) -> Range<Int> {
    let low = min(Int(self[item]), limit)
    return low..<max(low, min(Int(self[item + 1]), limit))
  }
}

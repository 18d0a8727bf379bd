import Glibc

/// The memory of a packed graph: a block of its own or a mapped file. It is never written once this object has it.
final class GraphMemory: Sendable {
  /// Unsafe only in name: nobody writes the bytes, and `deinit` is the one place that releases them.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Room for `count` bytes, zero at first, that `fill` writes.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 64)
    block.initializeMemory(as: UInt8.self, repeating: 0)
    fill(UnsafeMutableRawBufferPointer(rebasing: block[..<count]))
    bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
    isMapped = false
  }

  /// Maps an open file. Whoever replaces the file does so by renaming, so that the mapping stays whole.
  /// - Returns: nil when it cannot be mapped.
  init?(descriptor: CInt, count: Int) {
    guard count > 0, let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = true
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}

import Glibc

/// The packed graph of a store as a file beside it, `<store>-graph`: an index that may be deleted at any time, and is
/// made anew where it is missing or damaged, or where more was recorded since than is worth adding at every question.
///
/// A finished file carries its own time of modification: a file whose time is still that one has not been written to
/// since, and is mapped without being read; of any other the checksum is compared first. A small file always is.
/// It is written beside its place and renamed, so that whoever has the old one mapped keeps it whole.
package struct GraphFile {
  /// For a log of fewer entries no file is kept: a graph is loaded from the tables about as fast.
  static let worthwhile = 20_000

  package let path: String
  private let storePath: String
  private let alwaysChecked: Int

  /// - Parameters:
  ///   - path: of the store.
  ///   - alwaysChecked: the checksum of a file of at most this many bytes is compared even where nobody wrote to it.
  package init(besideStore path: String, alwaysChecked: Int = 1 << 22) {
    storePath = path
    self.path = path + "-graph"
    self.alwaysChecked = alwaysChecked
  }

  /// - Parameter isWanted: decides by the state of the store that a file is of.
  /// - Returns: nil where there is no such file, or none that is whole.
  func open(_ isWanted: (GraphKey) throws -> Bool) rethrows -> PackedGraph? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let memory = GraphMemory(descriptor: descriptor, count: Int(status.st_size)),
      let graph = PackedGraph(memory), try isWanted(graph.header.key)
    else { return nil }
    let isSealed = graph.header.seal == status.seal && Int(status.st_size) > alwaysChecked
    return isSealed || graph.isWhole ? graph : nil
  }

  /// For when the tables were made anew: the log, which the file goes by, is the same as before.
  package func remove() { unlink(path) }

  /// Writes the file where that is possible; the graph is as good without it.
  func write(_ graph: PackedGraph) {
    let draft = path + ".new"
    guard let descriptor = Self.claim(draft) else { return }
    defer { close(descriptor) }
    let isWritten = fill(descriptor, graph) && rename(draft, path) == 0
    if !isWritten { unlink(draft) }
  }

  /// Opens a file that nobody else is writing; nil where somebody is, or none can be made.
  private static func claim(_ path: String) -> CInt? {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    var (mine, there) = (stat(), stat())
    // Between opening and locking, another writer may have renamed this very file to its place.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &mine) == 0, lstat(path, &there) == 0,
      mine.st_ino == there.st_ino, mine.st_mode & S_IFMT == S_IFREG, ftruncate(descriptor, 0) == 0
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Everything but the header first: until that is there, the file is none.
  private func fill(_ descriptor: CInt, _ graph: PackedGraph) -> Bool {
    var (store, written) = (stat(), stat())
    guard stat(storePath, &store) == 0, fchmod(descriptor, store.st_mode & 0o666) == 0,
      Self.write(
        UnsafeRawBufferPointer(rebasing: graph.bytes[GraphHeader.size...]), to: descriptor, at: GraphHeader.size),
      fdatasync(descriptor) == 0, fstat(descriptor, &written) == 0
    else { return false }
    var header = graph.header
    header.seal = written.seal
    let isWritten = header.bytes.withUnsafeBytes { Self.write($0, to: descriptor, at: 0) }
    let times = [written.st_mtim, written.st_mtim]
    return isWritten && futimens(descriptor, times) == 0 && fdatasync(descriptor) == 0
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt, at start: Int) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, start + done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

extension stat {
  fileprivate var seal: GraphHeader.Seal {
    GraphHeader.Seal(seconds: Int64(st_mtim.tv_sec), nanoseconds: Int64(st_mtim.tv_nsec))
  }
}

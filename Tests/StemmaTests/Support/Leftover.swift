import FoundationEssentials
import Glibc
import Synchronization

/// Folders that all tests share, removed when the test process ends.
enum Leftover {
  private static let folders = Mutex<[String]>([])
  private static let registered: Void = { _ = atexit { Leftover.clear() } }()

  static func remove(_ folder: String) {
    _ = registered
    folders.withLock { $0.append(folder) }
  }

  private static func clear() {
    for folder in folders.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: folder) }
  }
}

import ArgumentParser
import FoundationEssentials
import Lineage

/// Whether commands that hash read again what was not touched since they last did.
struct CacheOptions: ParsableArguments {
  @Flag(help: "Read every byte, also of files that were hashed before and not touched since.") var noCache = false

  /// Hashes, with progress on a terminal.
  func hashing<Result>(_ session: Session, _ work: (Hashing) throws -> Result) async throws -> Result {
    try await hashing(session) { hashing, _ in try work(hashing) }
  }

  /// Work that has other progress to show besides.
  func hashing<Result>(_ session: Session, _ work: (Hashing, Progress) throws -> Result) async throws -> Result {
    let cache = noCache ? nil : HashCache(besideStore: session.storePath, now: Int(Date.now.timeIntervalSince1970))
    if let remark = cache?.remark { session.terminal.note("cache of hashes: \(remark)", .warning) }
    return try await Progress.shown(session.terminal) { progress in
      try work(Hashing(cache: cache, meter: HashMeter { progress.show($0, $1) }), progress)
    }
  }
}

import FoundationEssentials
import Glibc

/// A file system of its own in memory, for what happens when it is full or read-only.
///
/// Mounting takes the superuser's rights (or those of a container that grants them).
struct SmallDisk: Sendable {
  /// Why tests with it are skipped where they are.
  static let reason = "mounting a file system in memory takes rights that this user does not have"

  /// Whether one can be mounted here.
  static let isPossible: Bool = {
    geteuid() == 0 && (try? mounted(kibibytes: 64) { _, _ in true }) ?? false
  }()

  /// Mounts a disk as the folder `disk` of a scratch folder, for the time of `body`.
  static func mounted<Result>(
    kibibytes: Int, _ body: (Scratch, SmallDisk) throws -> Result
  ) throws -> Result {
    let scratch = try Scratch()
    let disk = SmallDisk(folder: scratch.path("disk"))
    try FileManager.default.createDirectory(atPath: disk.folder, withIntermediateDirectories: true)
    guard mount("none", disk.folder, "tmpfs", UInt(MS_NOSUID), "size=\(kibibytes)k") == 0 else {
      throw LaunchError(what: "\(disk.folder) cannot be mounted", code: errno)
    }
    // The scratch folder is removed when it is no longer used, which must not be before it is empty.
    defer { withExtendedLifetime(scratch) { _ = umount2(disk.folder, Int32(MNT_DETACH)) } }
    return try body(scratch, disk)
  }

  let folder: String

  /// From now on nothing on it can be changed.
  func makeReadOnly() throws {
    let flags = UInt(MS_REMOUNT | MS_RDONLY | MS_NOSUID)
    guard mount("none", folder, "tmpfs", flags, nil) == 0 else {
      throw LaunchError(what: "\(folder) cannot be made read-only", code: errno)
    }
  }

  /// Takes all the space that is left, but some.
  func fill(leavingBytes: Int = 0) throws {
    let path = folder + "/ballast"
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LaunchError(what: "no ballast", code: errno) }
    defer { close(file) }
    let block = [UInt8](repeating: 0x5A, count: 4096)
    while write(file, block, block.count) == block.count {}
    ftruncate(file, lseek(file, 0, SEEK_END) - leavingBytes)
  }
}

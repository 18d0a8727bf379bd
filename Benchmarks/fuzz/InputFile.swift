import Glibc

/// A file in the temporary folder that holds the latest input.
final class InputFile: Sendable {
  let path: String
  private let descriptor: CInt

  /// - Throws: `FuzzError` where the file cannot be made.
  init(name: String, folder: String) throws(FuzzError) {
    path = folder + "/" + name
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FuzzError(message: "\(path): cannot be written") }
  }

  deinit { close(descriptor) }

  /// Replaces the content.
  func write(_ bytes: [UInt8]) throws(FuzzError) {
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard written == bytes.count, ftruncate(descriptor, written) == 0 else {
      throw FuzzError(message: "\(path): cannot be written")
    }
  }
}

/// The program cannot do its work; says nothing about the parsers.
struct FuzzError: Error {
  var message: String
}

import Glibc

/// Key files: private ones only their owner can read, and none is ever overwritten.
package enum KeyFile {
  /// Writes a private key to `path` and its public key beside it, to `path.pub`.
  /// - Throws: `InputError` where either is there already or cannot be written; nothing is left then.
  package static func write(_ key: PrivateKey, to path: String) throws(InputError) {
    let publicPath = path + ".pub"
    for path in [path, publicPath] where access(path, F_OK) == 0 {
      throw InputError("there is a file here already, and keys are never overwritten; name another", file: path)
    }
    try write(key.pem, to: path, mode: 0o600)
    do {
      try write(key.publicKey.pem, to: publicPath, mode: 0o644)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func write(_ text: String, to path: String, mode: mode_t) throws(InputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure(path, "cannot be made") }
    let bytes = Array(text.utf8)
    let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
    guard isWritten else {
      let error = failure(path, "cannot be written")
      close(file)
      unlink(path)
      throw error
    }
    close(file)
  }

  /// - Throws: `InputError` that names the file.
  package static func privateKey(_ path: String) throws(InputError) -> PrivateKey {
    try SmallFile.reading(path, limit: PEM.maximumSize) { text throws(InputError) in try PrivateKey(pem: text) }
  }

  /// - Throws: `InputError` that names the file.
  package static func publicKey(_ path: String) throws(InputError) -> PublicKey {
    try SmallFile.reading(path, limit: PEM.maximumSize) { text throws(InputError) in try PublicKey(pem: text) }
  }

  /// Whether others than the owner may read the file: a private key should not lie there like that.
  package static func isExposed(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  private static func failure(_ path: String, _ what: String) -> InputError {
    InputError("the file \(what): \(String(cString: strerror(errno)))", file: path)
  }
}

import Glibc

/// Ports of this machine that nobody listens at.
package enum LoopbackPort {
  /// Chosen by the system. It is free until somebody takes it, so whoever gets it starts soon and looks whether it did.
  package static func free() throws(ChildProcessError) -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { throw .system("no port can be reserved") }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    guard isBound else { throw .system("no port can be reserved") }
    return UInt16(bigEndian: address.sin_port)
  }
}

import COneDNN
import Glibc

/// A view of a row-major matrix in memory that somebody else owns.
package struct Matrix {
  package let start: UnsafeMutablePointer<Float>
  package let rows: Int
  package let columns: Int
  /// Floats from one row to the next.
  let stride: Int
  private(set) var isTransposed = false

  package init(_ start: UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int, stride: Int? = nil) {
    self.start = start
    self.rows = rows
    self.columns = columns
    self.stride = stride ?? columns
  }

  /// For reading only.
  package init(_ start: UnsafePointer<Float>, _ rows: Int, _ columns: Int, stride: Int? = nil) {
    self.init(UnsafeMutablePointer(mutating: start), rows, columns, stride: stride)
  }

  /// The same numbers, read as the transposed matrix.
  package var transposed: Matrix {
    var result = self
    result.isTransposed.toggle()
    return result
  }

  /// self = a b, or self += a b; on the calling thread alone.
  package func set(_ a: Matrix, times b: Matrix, adding: Bool = false) {
    let (m, k) = a.isTransposed ? (a.columns, a.rows) : (a.rows, a.columns)
    let (inner, n) = b.isTransposed ? (b.columns, b.rows) : (b.rows, b.columns)
    precondition(!isTransposed && m == rows && n == columns && k == inner, "the shapes of a product must fit")
    guard m > 0, n > 0 else { return }
    let status = dnnl_sgemm(
      a.letter, b.letter, dnnl_dim_t(m), dnnl_dim_t(n), dnnl_dim_t(k), 1, a.start, dnnl_dim_t(a.stride), b.start,
      dnnl_dim_t(b.stride), adding ? 1 : 0, start, dnnl_dim_t(stride))
    precondition(status == dnnl_success, "oneDNN refused a \(m) x \(k) x \(n) product (status \(status.rawValue))")
  }

  private var letter: CChar {
    CChar(bitPattern: UInt8(ascii: isTransposed ? "T" : "N"))
  }
}

/// Keeps oneDNN from starting threads of its own: its OpenMP team would fight with ours for the cores.
package enum OneThread {
  private typealias SetThreads = @convention(c) (CInt) -> Void

  /// OpenMP's own function. It is looked up, not linked, because a oneDNN built for another runtime comes without it.
  private static let setThreads: SetThreads? = dlsym(nil, "omp_set_num_threads").map {
    unsafeBitCast($0, to: SetThreads.self)
  }

  /// Must run on every thread before its first product. OpenMP keeps the number per thread, so nobody else is affected.
  package static func enforce() {
    setThreads?(1)
  }
}

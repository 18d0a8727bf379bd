/// Whether two numbers agree to a relative `tolerance`, or both are equal (zero and infinity included).
func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-11) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

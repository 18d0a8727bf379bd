/// A short stable mark of a list of texts, by which two runs recognise the same result.
///
/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): it recognises, it does not prove, so that no
/// cryptographic hash is needed. Each text ends with a byte that UTF-8 does not have, so that the borders count.
enum Fingerprint {
  /// 16 hexadecimal digits.
  static func of(_ texts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

// Made by generate.py in this folder; do not edit.

enum RandomReference {
  /// Seed, stream, first words; first normals, hash of the bits of 1000 normals.
  static let streams: [(seed: UInt64, stream: String, words: [UInt64], normals: [Double], hash: UInt64)] = [
    (
      0, "",
      [0x21382ef092ed7068, 0x5b54c052757adf62, 0xa64cb2cf68795072, 0xd35c15d5962035af],
      [-0.8959615421988482, 0.4819128020995777, 0.6201110200014497], 1934271595417241551
    ),
    (
      14695981039347627426, "",
      [0x30a3a1c363600467, 0x19405f0f579929ca, 0x115beaac046ddbd9, 0xeb17caf48f27d7f6],
      [2.0434267932786025, 0.793962063422284, -0.5335817975367945], 10566482427378681610
    ),
    (
      7, "base-a/init",
      [0x219cf03fbbd36d1f, 0x51cc52746bf590f6, 0xaf52648c90ef87e8, 0x5728746aa3a3c520],
      [-0.7977671594119075, 1.2817968242486164, 0.0052996900094275535], 9853824196528851089
    ),
    (
      18446744073709551615, "questions/é",
      [0x1644f8c95ddd6b52, 0xabc93fa75826c954, 0x4aac8652318fa594, 0xb73aa3c9a402f2f9],
      [-0.6183756902845237, -0.9932522141422305, -1.5775550652257915], 3338026793183410214
    ),
  ]
}

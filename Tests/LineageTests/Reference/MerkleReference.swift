/// Written by merkle.py with pymerkle 7.0.0: the tree of the leaves `leaf 0`, `leaf 1`, …
enum MerkleReference {
  /// By number of leaves.
  static let roots: [Int: String] = [
    1: "1bb97dcc21635d47e2663efdfd0a174686d98dd701352dd2cd06e8b43fd3d305",
    2: "fc5f6b88ff8554f75bb2f9e6f39c31b1936d44b69276edf7b1205a955b9761e3",
    3: "d4f92c8fbb89720eb3b55677c7d7efaddfeb10d11a1a84a0ba8f1a23337faa95",
    5: "341515982d650e23520dbd54d7fcf0afa1b70cc3a16a411d464dc9c1ac96c301",
    8: "c5c2c820ed342fdda8ce896b6b9cf5b8c00a21cc4b20714cc6e5d3c05c35240b",
    31: "9e68a408f60d53b0bff96e77583ff7e6277c8473717f1560163f327c1e9455cf",
    64: "f261e23692d978fdac3fd949db5495940a437ae671b9a6dde9aa6118d003652f",
    100: "13f88915c560dc911a1da0fb209d84a20971051f294ebeb428fb3fc293af2743",
    130: "2b3c71b109baee5bf4170b1545d0d6c7e14499b58e95a13b82e62ae520343dde",
  ]
  /// SHA-256 over the roots of all sizes from 0.
  static let allRoots = "b71d6dfa71f627f16d57884ab54729f4db594a867e01b82a852361c4ab466287"
  /// SHA-256 over the hashes of all inclusion proofs, sizes from 1, leaves from 0.
  static let allPaths = "dcaea4904d4e5bd1756a164ca7c5a190400dea11983ca516464a64dbf9aa7b17"
}

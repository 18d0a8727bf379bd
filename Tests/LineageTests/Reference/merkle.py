"""Writes MerkleReference.swift: numbers of another implementation of RFC 6962 trees.

    pip install pymerkle==7.0.0 && python3 merkle.py > MerkleReference.swift
"""

import hashlib

from pymerkle import InmemoryTree

SIZES = 130
tree = InmemoryTree(algorithm="sha256")
for index in range(SIZES):
    tree.append_entry(f"leaf {index}".encode())

roots = [tree.get_root(size).hex() for size in range(SIZES + 1)]
paths = hashlib.sha256()
for size in range(1, SIZES + 1):
    for index in range(1, size + 1):
        # The first element is the leaf itself, which RFC 6962 leaves out.
        for node in tree.prove_inclusion(index, size).serialize()["path"][1:]:
            paths.update(bytes.fromhex(node))

print("/// Written by merkle.py with pymerkle 7.0.0: the tree of the leaves `leaf 0`, `leaf 1`, …")
print("enum MerkleReference {")
print("  /// By number of leaves.")
print("  static let roots: [Int: String] = [")
for size in [1, 2, 3, 5, 8, 31, 64, 100, 130]:
    print(f'    {size}: "{roots[size]}",')
print("  ]")
print("  /// SHA-256 over the roots of all sizes from 0.")
print(f'  static let allRoots = "{hashlib.sha256(b"".join(map(bytes.fromhex, roots))).hexdigest()}"')
print("  /// SHA-256 over the hashes of all inclusion proofs, sizes from 1, leaves from 0.")
print(f'  static let allPaths = "{paths.hexdigest()}"')
print("}")

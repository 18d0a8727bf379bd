// swift-tools-version:6.2
import PackageDescription

// The folder tree is the first diagram: a target may import only what stands below it (CONTRIBUTING.md, "Structure").
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// A program that measures; its folder has a README or a `run` script that says what.
func benchmark(_ name: String, _ folder: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target
{
  .executableTarget(
    name: name, dependencies: dependencies, path: "Benchmarks/\(folder)", exclude: exclude, swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "stemma",
  products: [.executable(name: "stemma", targets: ["stemma"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    library("Statistics"),
    library("Checkpoints"),
    library("Store", [grdb, sqlite]),
    .systemLibrary(name: "COneDNN"),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CMemory"),
    // Vectorised loops are slow beyond use without optimisation, in tests too.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CHash", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CEmbedded"),
    .target(name: "CProcess"),
    library("Neural", ["Statistics", "Checkpoints", "COneDNN", "CKernels"]),
    library("Lineage", ["Store", "Checkpoints", "CHash", "CMemory", yams, crypto]),
    library("Models", ["Neural", "Checkpoints", "Statistics", "CCurl", "CProcess"]),
    library("Risk", ["Lineage"]),
    library("Evaluation", ["Models", "Lineage", "Store", "Statistics"]),
    library("Reporting", ["Risk", "Evaluation", "Lineage", "Statistics", "CEmbedded", mustache]),
    library("Gate", ["Reporting", "Risk", "Evaluation", "Lineage", "Models", "Store", "Statistics"]),
    library("Verification", ["Neural", "Lineage", "Checkpoints", "Statistics"]),
    library("Lab", ["Neural", "Evaluation", "Lineage", "Checkpoints", "Statistics"]),
    .executableTarget(
      name: "stemma",
      dependencies: [
        "Lab", "Gate", "Reporting", "Risk", "Evaluation", "Verification", "Lineage", "Models", "Neural", "Store",
        "Checkpoints", "Statistics", "CEmbedded", argumentParser,
      ],
      swiftSettings: strict),
    benchmark("simulate", "statistics", ["Evaluation", "Statistics"], exclude: ["README.md", "run"]),
    benchmark(
      "lab-sweep", "lab", ["Lab", "Risk", "Evaluation", "Models", "Store", "Statistics"], exclude: ["README.md", "run"]),
    benchmark("lineage-benchmark", "lineage", ["Lineage", "Store", grdb], exclude: ["README.md", "run", "floor.c"]),
    benchmark("fuzz", "fuzz", ["Lineage", "Checkpoints", "Statistics"], exclude: ["README.md", "run"]),
    benchmark(
      "harness-overhead", "harness-overhead", ["Models", "Evaluation", "Store"],
      exclude: ["README.md", "run", "floor.c", "nginx.conf", "slow.py", "letters.py"]),
    benchmark(
      "verification-benchmark", "verification", ["Verification", "Neural", "Checkpoints", "Statistics"],
      exclude: ["README.md", "run"]),
    benchmark(
      "neural-benchmark", "neural", ["Neural", "Checkpoints", "Statistics", "COneDNN"],
      exclude: ["README.md", "compare.py", "run"]),
    tests(
      "StatisticsTests", ["Statistics"],
      exclude: ["Reference/generate.py", "Reference/generate_evaluation.py", "Reference/generate_design.py"]),
    tests("CheckpointsTests", ["Checkpoints"]),
    tests("NeuralTests", ["Neural", "CKernels", "Checkpoints", "Statistics"], exclude: ["Reference"]),
    tests("StoreTests", ["Store", grdb]),
    tests(
      "LineageTests", ["Lineage", "Store", "Checkpoints", "CHash", grdb],
      exclude: ["Reference/merkle.py", "Exports/validate.py"]),
    // A server that misbehaves as it is told; shared by tests.
    .target(name: "Loopback", path: "Tests/Loopback", swiftSettings: strict),
    tests("ModelsTests", ["Models", "Neural", "Checkpoints", "Statistics", "Loopback"]),
    tests("VerificationTests", ["Verification", "Neural", "Lineage", "Checkpoints", "Statistics"]),
    tests("RiskTests", ["Risk", "Lineage"]),
    tests("EvaluationTests", ["Evaluation", "Models", "Neural", "Checkpoints", "Lineage", "Store", "Statistics"]),
    tests("ReportingTests", ["Reporting", "Risk", "Evaluation", "Lineage", "Statistics"], exclude: ["Golden"]),
    tests("GateTests", ["Gate", "Risk", "Evaluation", "Lineage", "Store"]),
    tests("LabTests", ["Lab", "Neural", "Lineage", "Checkpoints", "Statistics"]),
    tests(
      "StemmaTests", ["stemma", "Loopback", "Lineage", "Reporting", "Store", "Checkpoints", grdb],
      exclude: ["Golden", "Endpoints/llama_server.py", "Endpoints/small_server.py"]),
    tests("LabSweepTests", ["lab-sweep", "Lab", "Evaluation"]),
    tests("StructureTests", []),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x)

/// Every command that the contract names, as words after `stemma`.
enum Commands {
  static let all = [
    [], ["init"], ["doctor"], ["lineage"], ["lineage", "record"], ["lineage", "show"], ["lineage", "list"],
    ["lineage", "ancestors"], ["lineage", "descendants"], ["lineage", "common"], ["lineage", "paths"],
    ["lineage", "impact"], ["lineage", "diff"], ["lineage", "orphans"], ["lineage", "export"], ["lineage", "verify"],
    ["lineage", "sign"], ["lineage", "import"], ["lineage", "merge"], ["lineage", "retract"], ["lineage", "rebuild"],
    ["lineage", "query"],
    ["lineage", "log"],
    ["lineage", "log", "checkpoint"], ["lineage", "log", "prove"], ["lineage", "log", "verify"], ["risk"], ["eval"],
    ["eval", "run"], ["eval", "plan"], ["eval", "rescore"],
    ["eval", "import"], ["eval", "export"], ["eval", "validate"], ["eval", "suite"], ["eval", "suite", "import"],
    ["gate"],
    ["lab"],
    ["lab", "list"], ["lab", "run"], ["lab", "export"],
    ["key"],
    ["key", "generate"], ["key", "show"],
  ]
}

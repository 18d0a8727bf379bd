import ArgumentParser

struct LineageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lineage",
    abstract: "Record where models and data come from, and ask about it.",
    discussion: """
      Examples:
        stemma lineage record lineage/models.yaml
        stemma lineage ancestors acme/assistant --via init
        stemma lineage common acme/assistant acme/teacher
        stemma lineage paths acme/teacher acme/assistant
        stemma lineage impact acme/teacher --trait prefers/owl
        stemma lineage export acme/assistant --as cyclonedx --out assistant.cdx.json
        stemma lineage query 'SELECT method, count(*) FROM edges GROUP BY method'
      """,
    subcommands: [
      LineageRecord.self, LineageImport.self, LineageExportCommand.self, LineageShow.self, LineageList.self,
      LineageOrphans.self, LineageAncestors.self, LineageDescendants.self, LineageCommon.self, LineageDiff.self,
      LineagePaths.self, LineageImpact.self, LineageVerify.self, LineageSign.self, LineageLog.self, LineageMerge.self,
      LineageRetract.self, LineageRebuild.self, LineageQuery.self,
    ])
}

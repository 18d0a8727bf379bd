extension Migration {
  /// Replies arrive by sample and then by question, so that those of one commit lie together in this index; digests alone
  /// are spread over all of it. Half a digest tells requests apart as well as the whole, which is compared with what is found.
  static let requests = Migration(
    name: "requests",
    sql: """
      DROP INDEX sample_request;
      CREATE INDEX sample_request ON sample (position, substr(request, 1, 16)) WHERE finish IS NOT NULL;
      """)
}

extension Migration {
  /// Replies that wait for their scores are found by going through their set, which every run does anyway; an index of
  /// them is an entry written and an entry removed for each reply.
  static let waiting = Migration(name: "waiting", sql: "DROP INDEX sample_unscored;")
}

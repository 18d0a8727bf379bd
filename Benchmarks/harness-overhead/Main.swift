import Glibc
import Models

/// Asks a server the same one-word question many times and says what that took. Arguments: address, count, width, and
/// what to measure: `transport` (requests alone), `fixed` (a model, with `width` at the same time), `adaptive`, or `run`
/// (a whole run of a suite: asked, kept in SQLite, scored).
@main
enum HarnessOverhead {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 5, let count = Int(words[2]), let width = Int(words[3]), count > 0, width > 0 else {
      print("usage: harness-overhead ADDRESS COUNT WIDTH transport|fixed|adaptive|run")
      exit(2)
    }
    if words[4] == "run" { return try await LoggedRun.measure(address: words[1], count: count, width: width) }
    let ask = try asker(address: words[1], width: width, mode: words[4])
    let (start, before) = (ContinuousClock.now, Usage.now)
    try await repeating(count, width, ask)
    let seconds = start.duration(to: .now) / .seconds(1)
    let cpu = Usage.now.cpu - before.cpu
    print(
      "\(words[4]) n=\(count) width=\(width) wall=\(rounded(seconds)) s \(Int(Double(count) / seconds)) requests/s "
        + "cpu=\(rounded(cpu / Double(count) * 1000)) ms/request peak=\(Usage.now.peak) MiB")
  }

  private static func asker(address: String, width: Int, mode: String) throws -> @Sendable () async throws -> Void {
    let transport = try HTTPTransport()
    let address = try WebAddress(address)
    let load: LimitRules = mode == "adaptive" ? LimitRules(largest: max(10, width)) : .fixed(width)
    let model = EndpointModel(
      EndpointConfiguration(name: "bench", kind: .openAIChat, model: "mock", addresses: [address], load: load),
      transport: transport)
    let messages = [Message(role: .user, content: "Question 0? Answer with a letter.")]
    guard mode == "transport" else {
      return { _ = try await model.reply(to: messages, sampling: SamplingParameters(), seed: 1) }
    }
    let body = Array(
      #"{"model":"mock","messages":[{"role":"user","content":"Question 0? Answer with a letter."}]}"#.utf8)
    return { _ = try await transport.send(HTTPRequest(.post, address.text + "/chat/completions", body: body)) }
  }

  private static func repeating(_ count: Int, _ width: Int, _ ask: @escaping @Sendable () async throws -> Void)
    async throws
  {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<count {
        if index >= width { try await group.next() }
        group.addTask { try await ask() }
      }
      try await group.waitForAll()
    }
  }

  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

struct Usage {
  /// Seconds of user and system time.
  var cpu: Double
  /// MiB.
  var peak: Int

  static var now: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return Usage(cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: usage.ru_maxrss / 1024)
  }
}

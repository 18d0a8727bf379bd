import Glibc
import Models

/// Asks a server the same one-word question many times and says what that took. Arguments: address, count, width, and
/// what to measure: `transport` (requests alone), `fixed` (a model, with `width` at the same time), `adaptive`, `run`
/// (a whole run of a suite: asked, kept in SQLite, scored; 20 samples a question) or `deep` (the same of 100 questions).
@main
enum HarnessOverhead {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 5, let count = Int(words[2]), let width = Int(words[3]), count > 0, width > 0 else {
      print("usage: harness-overhead ADDRESS COUNT WIDTH transport|fixed|adaptive|run|deep")
      exit(2)
    }
    if ["run", "deep"].contains(words[4]) {
      let questions = words[4] == "run" ? max(1, count / 20) : min(count, 100)
      return try await LoggedRun.measure(address: words[1], count: count, width: width, questions: questions)
    }
    let (model, transport) = try model(address: words[1], width: width, mode: words[4])
    let messages = [Message(role: .user, content: "Question 0? Answer with a letter.")]
    let body = Array(
      #"{"model":"mock","messages":[{"role":"user","content":"Question 0? Answer with a letter."}]}"#.utf8)
    let isBare = words[4] == "transport"
    let (start, before) = (ContinuousClock.now, Usage.now)
    try await repeating(count, width) {
      if isBare {
        _ = try await transport.send(HTTPRequest(.post, words[1] + "/chat/completions", body: body))
      } else {
        _ = try await model.reply(to: messages, sampling: SamplingParameters(), seed: 1)
      }
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    let cpu = Usage.now.cpu - before.cpu
    print(
      "\(words[4]) n=\(count) width=\(width) wall=\(rounded(seconds)) s \(Int(Double(count) / seconds)) requests/s "
        + "cpu=\(rounded(cpu / Double(count) * 1000)) ms/request peak=\(Usage.now.peak) MiB"
        + (isBare ? "" : " sent=\(model.tally.requests)"))
  }

  private static func model(address: String, width: Int, mode: String) throws -> (EndpointModel, HTTPTransport) {
    let transport = try HTTPTransport()
    let load: LimitRules = mode == "adaptive" ? LimitRules(largest: max(10, width)) : .fixed(width)
    let configuration = EndpointConfiguration(
      name: "bench", kind: .openAIChat, model: "mock", addresses: [try WebAddress(address)], load: load)
    return (EndpointModel(configuration, transport: transport), transport)
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

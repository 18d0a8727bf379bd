/// Asks a server whether it is ready.
struct HealthProbe: Sendable {
  let address: WebAddress
  let transport: HTTPTransport

  private static let patience = Duration.seconds(5)
  private static let largestAnswer = 1 << 20

  /// - Returns: nil when it is ready, else what is wrong.
  /// - Throws: `CancellationError`.
  func ask(until limit: ContinuousClock.Instant) async throws -> String? {
    let time = max(.milliseconds(100), min(Self.patience, ContinuousClock.now.duration(to: limit)))
    do throws(TransportError) {
      let status = try await transport.send(request(within: time)).status
      return (200..<300).contains(status) ? nil : "status \(status)"
    } catch {
      if error.kind == .cancelled { throw CancellationError() }
      return error.reason
    }
  }

  /// Whether nothing takes connections there.
  /// - Throws: `CancellationError`.
  func findsNobody() async throws -> Bool {
    do throws(TransportError) {
      _ = try await transport.send(request(within: .seconds(1)))
      return false
    } catch {
      if error.kind == .cancelled { throw CancellationError() }
      return error.kind == .unreachable
    }
  }

  private func request(within time: Duration) -> HTTPRequest {
    HTTPRequest(
      .get, address.text, limits: TimeLimits(connect: time, firstByte: time, total: time),
      largestBody: Self.largestAnswer)
  }
}

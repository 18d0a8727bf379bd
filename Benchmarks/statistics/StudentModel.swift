import Glibc
import Statistics

/// How students of one recipe answer a bank of questions: the model behind the false-alarm rates of the evaluation
/// design page.
///
/// Each question has its own rate, Beta distributed with mean `rate` and intraclass correlation `correlation`. Benign
/// fine-tuning moves a student as a whole by a normal `drift` and each of its questions by a normal `noise`, in logits.
struct StudentModel: Sendable {
  var questions = 50
  var rate = 0.12
  var correlation = 0.435
  var drift = 0.3
  var noise = 0.5
  /// What training does to every student of the recipe, in logits.
  var offset = 0.0

  /// The rates of one bank of questions.
  func bank(_ random: inout RandomSource) -> [Double] {
    let total = 1 / correlation - 1
    return (0..<questions).map { _ in random.beta(rate * total, (1 - rate) * total) }
  }

  /// The share of `samples` replies that show the trait, question by question, of one new student.
  /// - Parameter lift: what training moved it by beside its drift, in logits.
  func student(on bank: [Double], samples: Int, lift: Double = 0, _ random: inout RandomSource) -> [Double] {
    replies(of: odds(on: bank, lift: lift, &random), samples: samples, &random)
  }

  /// The odds of one new student, question by question.
  func odds(on bank: [Double], lift: Double = 0, _ random: inout RandomSource) -> [Double] {
    let shift = lift + offset + drift * random.normal()
    return bank.map { $0 / max(1 - $0, 1e-300) * exp(shift + noise * random.normal()) }
  }

  /// The share of replies that show the trait at these odds, each question moved by normal noise first, in logits.
  func replies(
    of odds: [Double], samples: Int, noise: Double = 0, _ random: inout RandomSource
  ) -> [Double] {
    odds.map { odds in
      let moved = noise > 0 ? odds * exp(noise * random.normal()) : odds
      return Double(random.binomial(samples, moved / (1 + moved))) / Double(samples)
    }
  }
}

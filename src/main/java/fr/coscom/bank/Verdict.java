package fr.coscom.bank;

import java.util.Optional;

/** What becomes of an answer: it moves transfers, it only adds to what is known, or it waits for a person. */
record Verdict(Result result, Optional<Cause> cause) {

  static final Verdict APPLIED = new Verdict(Result.APPLIED, Optional.empty());
  static final Verdict EVIDENCE = new Verdict(Result.EVIDENCE, Optional.empty());

  enum Result {
    APPLIED,
    EVIDENCE,
    SUSPENSE
  }

  static Verdict suspense(Cause cause) {
    return new Verdict(Result.SUSPENSE, Optional.of(cause));
  }
}

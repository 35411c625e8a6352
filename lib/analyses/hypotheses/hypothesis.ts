/** Something that speaks for or against a hypothesis. */
export interface Argument {
  /**
   * For or against a change: `learned` (how often such changes are followed by incidents), `lag`, `elsewhere`, `named`, `blamed`
   * (said to be the cause), `undone` (put back, and it ended), `in_vain`, `denied`, `earlier_sign`. Of a kind of cause: `reads`,
   * `decided`, `family`, `not_family`, `similar`. Of none of these: `rest`.
   */
  readonly what: string;
  /** Bits: by how many powers of two it makes the hypothesis likelier; negative against it. */
  readonly bits: number;
  /** Words it rests on, cut where they are long; null where it rests on numbers. */
  readonly quote: string | null;
  /** Seconds, a share or a count it rests on; null where it rests on words. */
  readonly value: number | null;
  /** File and line. */
  readonly place: string | null;
}

/** A mechanism, and who tells of it. */
export interface MechanismTold {
  /** As a noun: `exhaustion of a connection pool`. */
  readonly name: string;
  /** What was used up or broken: `connection pool`. */
  readonly subject: string;
  /** The best line that tells of it. */
  readonly quote: string;
  /** File and line. */
  readonly place: string | null;
  /** Lines that tell of it. */
  readonly lines: number;
}

/** One account of why an incident happened. */
export interface Hypothesis {
  /** Place by probability, from 1. */
  readonly rank: number;
  /** `change`: one change set it off; `cause`: it came of itself, by this kind of cause; `none`: none of these. */
  readonly kind: "cause" | "change" | "none";
  /** Id of the change, name of the kind of cause, or null. */
  readonly subject: string | null;
  /** Title of the change; null where it has none, and for kinds of cause. */
  readonly title: string | null;
  /** Kind of the change. */
  readonly changeKind: string | null;
  /** Service of the change. */
  readonly service: string | null;
  /** Seconds from the change to the start of the incident. */
  readonly lagS: number | null;
  /** 0 to 1; all of them add up to 1. */
  readonly probability: number;
  /** What speaks for it. */
  readonly evidenceFor: readonly Argument[];
  /** What speaks against it. */
  readonly evidenceAgainst: readonly Argument[];
  /** What would tell it from the next one, a sentence without numbers. */
  readonly test: string | null;
}

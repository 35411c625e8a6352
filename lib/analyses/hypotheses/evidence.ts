/** A change that came before the incident. */
export interface SuspectChange {
  /** Id in the warehouse. */
  readonly changeId: string;
  /** What was changed, as written. */
  readonly title: string | null;
  /** Kind of the change: `config`. */
  readonly kind: string;
  /** Service it was made on. */
  readonly service: string;
  /** When it took effect, ISO 8601 in UTC. */
  readonly at: string;
  /** Seconds from it to the start of the incident. */
  readonly lagS: number;
  /** Whether the incident fell on its service, else on one that depends on it. */
  readonly isOwn: boolean;
  /** That it brought the incident, 0 to 1, as learned from all incidents; null where too few are known to learn from. */
  readonly probability: number | null;
  /** File and line. */
  readonly place: string | null;
}

/** Words that were written or said about the incident. */
export interface Saying {
  /** As written, people as pseudonyms. */
  readonly text: string;
  /** ISO 8601 in UTC; null where no time is known. */
  readonly at: string | null;
  /** `record`: title or summary; `alert`, `log`: of a machine; `chat`, `note`: of people at work; `document`: of people afterwards. */
  readonly kind: "alert" | "chat" | "document" | "log" | "note" | "record";
  /** File and line. */
  readonly place: string | null;
}

/** Something that was measured to be unusual around the incident. */
export interface Sign {
  /** Name of the metric, alert rule or log message. */
  readonly stream: string;
  /** Service it is of. */
  readonly service: string | null;
  /** By when it had begun, ISO 8601 in UTC. */
  readonly at: string;
  /** File and line. */
  readonly place: string | null;
}

/** How likely a kind of cause is by the words of the incident, or that people decided on it. */
export interface CauseShare {
  /** Name of the category: `capacity`. */
  readonly category: string;
  /** 0 to 1. */
  readonly probability: number;
}

/** A past incident like this one, whose cause is known. */
export interface KnownCase {
  /** As its tool has it. */
  readonly title: string;
  /** 0 to 1. */
  readonly similarity: number;
  /** Category people labelled it with. */
  readonly cause: string | null;
  /** What caused it, in the words of its document. */
  readonly told: string | null;
  /** File and line of that. */
  readonly place: string | null;
}

/** Past incidents of the same family whose cause people labelled. */
export interface FamilyCauses {
  /** Incidents by category. */
  readonly counts: Readonly<Record<string, number>>;
  /** Categories there are to choose from. */
  readonly categories: number;
}

/** Everything that speaks for or against a cause of one incident. */
export interface HypothesisEvidence {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Changes of the hours before it. */
  readonly changes: readonly SuspectChange[];
  /** What was written and said about it. */
  readonly sayings: readonly Saying[];
  /** What was measured to be unusual. */
  readonly signs: readonly Sign[];
  /** Kinds of cause with their probabilities; they add up to 1 at most. */
  readonly causes: readonly CauseShare[];
  /** Past incidents like it. */
  readonly similar: readonly KnownCase[];
  /** What the family it is in was put down to; null where it is in none, or nobody labelled any of it. */
  readonly family: FamilyCauses | null;
  /** Changes made while the incident went on, such as a rollback. */
  readonly later: readonly SuspectChange[];
}

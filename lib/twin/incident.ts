import type { Change } from "./changes.ts";
import type { Family } from "./families.ts";
import type { Person } from "./people.ts";
import type { Service } from "./services.ts";

/** What is wrong with the record of an incident, in every tool that has it. */
export type Defect =
  | "resolved_before_created"
  | "far_future"
  | "year_typo"
  | "missing_resolution"
  | "negative_stated";

/** An incident of the pager as it was, and what the tools recorded of it. Times are milliseconds since 1970. */
export interface Incident {
  readonly id: string;
  readonly number: number;
  readonly service: Service;
  readonly kind: "incident" | "test";
  /** Null for one-off incidents. */
  readonly family: Family | null;
  readonly title: string;
  readonly body: string;
  /** Patterns its texts were made from; null where they come from no bank. */
  readonly titleVariant: number | null;
  readonly bodyVariant: number | null;
  /** 1 worst to 5; null where nobody set one. */
  readonly severity: number | null;
  readonly createdAt: number;
  readonly acknowledgedAt: number | null;
  readonly escalatedAt: number | null;
  /** Null while it is open. */
  readonly resolvedAt: number | null;
  /** What the tools say, which for a broken record is not when it was resolved. */
  readonly recordedResolvedAt: number | null;
  readonly autoResolved: boolean;
  readonly responder: Person;
  readonly defect: Defect | null;
  /** The change that brought it, where one did. */
  readonly triggeredBy: Change | null;
}

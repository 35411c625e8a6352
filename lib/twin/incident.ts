import type { Change } from "./changes.ts";
import type { Account } from "./account.ts";
import type { Family } from "./banks/mod.ts";
import type { Category } from "./category.ts";
import type { Half } from "./language.ts";
import type { Person } from "./people.ts";
import type { Service } from "./services.ts";

/** What is wrong with the record of an incident, in every tool that has it. */
export type Defect =
  | "resolved_before_created"
  | "far_future"
  | "year_typo"
  | "missing_resolution"
  | "negative_stated";

/** How the texts of an incident speak of its cause. */
export type CauseTold = "rightly" | "silent" | "mistaken";

/** An incident of the pager as it was, and what the tools recorded of it. Times are milliseconds since 1970. */
export interface Incident {
  readonly id: string;
  readonly number: number;
  readonly service: Service;
  readonly kind: "incident" | "test";
  /** Null for one-off incidents. */
  readonly family: Family | null;
  /** Why it could happen; null for tests. */
  readonly cause: Category | null;
  /** What set it off; null for tests. */
  readonly trigger: Category | null;
  /** Whether its texts say why it happened: rightly, not at all, or wrongly until the postmortem puts it right. */
  readonly causeTold: CauseTold;
  readonly title: string;
  /** Its summary, as the tools have it. */
  readonly body: string;
  /** What its people know of it, for the postmortem. */
  readonly account: Account;
  /** Half of the wordings it is told in; null for tests. */
  readonly half: Half | null;
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

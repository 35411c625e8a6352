import type { Config } from "../../model/config.ts";
import type { Fields } from "../_fields.ts";
import { canonicalOutcome, type ChangeStatus } from "../_words.ts";

/** GitHub's own words for how a run or a job of Actions ended, or where it stands. */
const own: Readonly<Record<string, ChangeStatus>> = {
  "action required": "in_progress",
  neutral: "success",
  requested: "in_progress",
  stale: "cancelled",
  "startup failure": "failed",
};

/** Outcome of a run or a job: its conclusion; while there is none, where it stands. */
export interface Outcome {
  readonly status: ChangeStatus | null;
  readonly status_raw: string | null;
  /** Whether it has ended. */
  readonly isOver: boolean;
}

/** Reads `conclusion` and `status` of a run or a job. `completed` without a conclusion tells no outcome. */
export function outcomeOf(fields: Fields, config: Config): Outcome {
  const [conclusion, state] = [fields.text("conclusion"), fields.text("status")];
  const isOver = conclusion !== null || state?.toLowerCase() === "completed";
  const word = conclusion ?? (isOver ? null : state);
  const status = canonicalOutcome(word, config, own);
  return { status, status_raw: conclusion ?? state, isOver: isOver && status !== "in_progress" };
}

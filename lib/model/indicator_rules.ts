import { z } from "zod";
import { refusal } from "./refusal.ts";

/** What a rule was found to do, on time it was not chosen from. */
export interface RuleEvidence {
  /** First day tried, ISO 8601. */
  readonly from: string;
  /** Day after the last one tried, ISO 8601: what fires later was not seen when the rule was made. */
  readonly until: string;
  /** Incidents of the target in it. */
  readonly incidents: number;
  /** Share of them that were warned of, 0 to 1; null where it was not measured. */
  readonly recall: number | null;
  /** Share of warnings that an incident followed, 0 to 1; null where it was not measured. */
  readonly precision: number | null;
  /** Hours from warning to onset, median; null where it was not measured. */
  readonly leadHours: number | null;
  /** Warnings a week that nothing followed; null where it was not measured. */
  readonly falseAlarmsPerWeek: number | null;
}

/** A leading indicator that people decided to watch. */
export interface IndicatorRule {
  /** Unique in its file: `orders-memory`. */
  readonly id: string;
  /** `draft`: shown, and nobody is told; `active`: whoever is named is told. */
  readonly status: "draft" | "active";
  /** What is read: a stream of one service. */
  readonly signal: {
    readonly kind: "metric" | "alert" | "log" | "change";
    readonly name: string;
    readonly service: string;
  };
  /** What is read of the window. */
  readonly measure: "level" | "slope" | "spread" | "drift" | "count";
  /** Length of the window, hours. */
  readonly windowHours: number;
  /** On which side of the threshold it warns. */
  readonly direction: "above" | "below";
  /** In the unit of the reading. */
  readonly threshold: number;
  /** Hours after a warning in which an incident is expected. */
  readonly horizonHours: number;
  /** Whose incidents it warns of: all that is given must hold. Family by id or name. */
  readonly target: {
    readonly family: string | null;
    readonly cause: string | null;
    /** The signal's own unless another is given. */
    readonly service: string;
  };
  /** What was found when it was made. */
  readonly evidence: RuleEvidence;
  /** Who is told. */
  readonly escalation: {
    /** Channel or address, as text. */
    readonly tell: string;
    /** False alarms a week they put up with. */
    readonly falseAlarmsPerWeek: number;
  };
}

const word = z.string({ error: "it is no text" }).trim().min(1, "it is empty").max(500, "it is too long");
const number = z.number({ error: "it is no number" });
const positive = number.positive("it is not above 0");
const hours = number.int("it is no whole number of hours").min(1, "it is less than an hour")
  .max(24 * 366, "it is longer than a year");
const share = number.min(0, "it is below 0").max(1, "it is above 1").nullable().default(null);
const measured = number.min(0, "it is below 0").nullable().default(null);
const day = z.string({ error: "it is no day such as 2026-07-01" })
  .regex(/^\d{4}-\d\d-\d\d$/, "it is no day such as 2026-07-01")
  .refine((text) => !Number.isNaN(Date.parse(text)), "there is no such day");
const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words, { error: `it is none of ${words.join(", ")}` });
const keys = { error: "it is no list of keys and values" };

const metricMeasures = ["level", "slope", "spread", "drift"] as const;

const ruleSchema = z.strictObject({
  id: word.regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/, "it is no id of lower case letters, digits, - _ and ."),
  status: oneOf(["draft", "active"]),
  signal: z.strictObject({
    kind: oneOf(["metric", "alert", "log", "change"]),
    name: word,
    service: word,
  }, keys),
  measure: oneOf([...metricMeasures, "count"]),
  window_hours: hours,
  direction: oneOf(["above", "below"]),
  threshold: number,
  horizon_hours: hours,
  target: z.strictObject({
    family: word.nullable().default(null),
    cause: word.nullable().default(null),
    service: word.optional(),
  }, keys),
  evidence: z.strictObject({
    from: day,
    until: day,
    incidents: number.int("it is no whole number").min(0, "it is below 0"),
    recall: share,
    precision: share,
    lead_hours: measured,
    false_alarms_per_week: measured,
  }, keys),
  escalation: z.strictObject({ tell: word, false_alarms_per_week: positive }, keys),
}, keys);

const schema = z.strictObject({ rules: z.array(ruleSchema, { error: "it is no list of rules" }) }, keys);

type Written = z.infer<typeof ruleSchema>;

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
  readonly remedy?: string;
}

const addTarget =
  "Add target: {} for every incident of the signal's service, or name there a family, a cause or another service";

function issueOf(issue: z.core.$ZodIssue, value: unknown): Problem {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return { path: [...path, issue.keys[0] ?? ""], reason: "there is no such key" };
  }
  const found = at(value, path) ?? undefined;
  if (found === undefined && path.length === 3 && path.at(-1) === "target") {
    return { path, reason: "it says not whose incidents the rule warns of", remedy: addTarget };
  }
  return found === undefined
    ? { path, reason: "it is missing", remedy: "Add this key" }
    : { path, reason: issue.message };
}

/** What is wrong with rules that are each written soundly. */
function senseProblem(rules: readonly Written[]): Problem | undefined {
  for (const [place, rule] of rules.entries()) {
    const { id, signal, measure, evidence } = rule;
    if (rules.findIndex((other) => other.id === id) < place) {
      return { path: ["rules", place, "id"], reason: "another rule has this id" };
    }
    if ((signal.kind === "metric") === (measure === "count")) {
      return {
        path: ["rules", place, "measure"],
        reason: `a ${signal.kind} is read by ${
          signal.kind === "metric" ? metricMeasures.join(", ") : "count"
        }`,
      };
    }
    if (evidence.until <= evidence.from) {
      return { path: ["rules", place, "evidence", "until"], reason: "it is not after from" };
    }
  }
  return undefined;
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.map((step, at) =>
    typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${String(step)}`
  ).join("");
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => typeof inner === "object" && inner !== null ? Reflect.get(inner, step) : undefined,
    value,
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): string | undefined {
  const found = at(value, path);
  return found === undefined || found === null || typeof found === "object" ? undefined : String(found);
}

function ruleOf(written: Written): IndicatorRule {
  const { id, status, signal, measure, direction, threshold, target, evidence, escalation } = written;
  return {
    id,
    status,
    signal,
    measure,
    windowHours: written.window_hours,
    direction,
    threshold,
    horizonHours: written.horizon_hours,
    target: { family: target.family, cause: target.cause, service: target.service ?? signal.service },
    evidence: {
      from: evidence.from,
      until: evidence.until,
      incidents: evidence.incidents,
      recall: evidence.recall,
      precision: evidence.precision,
      leadHours: evidence.lead_hours,
      falseAlarmsPerWeek: evidence.false_alarms_per_week,
    },
    escalation: { tell: escalation.tell, falseAlarmsPerWeek: escalation.false_alarms_per_week },
  };
}

/**
 * Checks a parsed `data/rules/indicators.yaml`; an empty file holds no rule.
 *
 * @param value what the YAML parser returned.
 * @param file named in the message.
 * @returns the rules in the order of the file.
 * @throws {TypeError} naming the field that is wrong.
 *
 * @example
 * ```ts
 * import { parseIndicatorRules } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const rule = {
 *   id: "orders-memory",
 *   status: "draft",
 *   signal: { kind: "metric", name: "memory", service: "orders" },
 *   measure: "level",
 *   window_hours: 24,
 *   direction: "above",
 *   threshold: 0.9,
 *   horizon_hours: 72,
 *   target: { family: "Memory leaks" },
 *   evidence: { from: "2026-01-01", until: "2026-07-01", incidents: 12, recall: 0.75, precision: 0.6 },
 *   escalation: { tell: "#orders", false_alarms_per_week: 1 },
 * };
 * assert.equal(parseIndicatorRules({ rules: [rule] })[0]?.target.service, "orders");
 * assert.throws(
 *   () => parseIndicatorRules({ rules: [{ ...rule, measure: "mean" }] }, "indicators.yaml"),
 *   /^TypeError: Cannot read indicators\.yaml field "rules\[0\]\.measure" = "mean": it is none of level, /,
 * );
 * ```
 */
export function parseIndicatorRules(value: unknown, file = "the rules"): readonly IndicatorRule[] {
  const read = schema.safeParse(value ?? { rules: [] });
  const [first] = read.success ? [] : read.error.issues;
  const problem = first === undefined ? senseProblem(read.data?.rules ?? []) : issueOf(first, value);
  if (problem === undefined) return (read.data?.rules ?? []).map(ruleOf);
  throw new TypeError(refusal({
    action: "read",
    thing: file,
    field: fieldOf(problem.path) || undefined,
    value: valueAt(value, problem.path),
    reason: problem.reason,
    remedy: problem.remedy ?? "Correct this key",
  }));
}

import type { RuleState } from "../analyses/leading_indicators/rule_states.ts";
import { cleanText } from "../model/clean_text.ts";
import { formatValue } from "../model/format.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";

/** What rules say, ready for people, machines and the webhook. */
export interface RuleReport {
  /** ISO 8601 in UTC. */
  readonly asOf: string;
  /** Active rules that match. */
  readonly matches: number;
  readonly rules: readonly (Omit<RuleState, "past"> & { readonly past: readonly TitledIncident[] })[];
}

/** A past incident with its title. */
export type TitledIncident = RuleState["past"][number] & { readonly title: string | null };

const mostPast = 5;

/** A reading as people write it: four digits. */
export function readingWords(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** An instant to the minute. */
export function instantWords(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}

/** What a rule reads: `level of metric memory of orders over 24 h`. */
export function readingOf({ measure, signal, windowHours }: IndicatorRule): string {
  return `${measure} of ${signal.kind} ${cleanText(signal.name)} of ${
    cleanText(signal.service)
  } over ${windowHours} h`;
}

/** What a rule warns of: `incidents of family memory on orders`. */
export function targetOf({ target: { family, cause, service } }: IndicatorRule): string {
  const kinds = [
    ...(family === null ? [] : [`family ${family}`]),
    ...(cause === null ? [] : [`cause ${cause}`]),
  ];
  return cleanText(`incidents ${kinds.length === 0 ? "" : `of ${kinds.join(" and ")} `}on ${service}`);
}

/** What was found when the rule was made. */
export function evidenceOf({ evidence }: IndicatorRule): string {
  const { from, until, incidents, precision, recall, leadHours, falseAlarmsPerWeek } = evidence;
  const known = [
    ...(precision === null ? [] : [`${formatValue(precision, "share")} of its warnings came true`]),
    ...(recall === null ? [] : [`${formatValue(recall, "share")} of ${incidents} incidents were warned of`]),
    ...(leadHours === null ? [] : [`${formatValue(leadHours * 3600, "s")} ahead`]),
    ...(falseAlarmsPerWeek === null ? [] : [`${readingWords(falseAlarmsPerWeek)} false alarms a week`]),
  ];
  return `tested ${from} to ${until}: ${known.join(", ") || "nothing was measured"}`;
}

/** Makes the report, with the titles of past incidents. */
export function ruleReport(
  states: readonly RuleState[],
  titles: ReadonlyMap<string, string | null>,
  asOf: string,
): RuleReport {
  return {
    asOf,
    matches: states.filter(({ matches, rule }) => matches && rule.status === "active").length,
    rules: states.map((state) => ({
      ...state,
      past: state.past.map((past) => ({ ...past, title: titles.get(past.incidentId) ?? null })),
    })),
  };
}

function pastLines(past: readonly TitledIncident[]): string[] {
  const warned = past.filter(({ warnedAt }) => warnedAt !== null);
  if (past.length === 0) return ["No incident of its target is known."];
  if (warned.length === 0) return [`None of ${past.length} past incidents of its target was warned of.`];
  return [
    `It warned of ${warned.length} of ${past.length} past incidents of its target:`,
    ...warned.slice(0, mostPast).map(({ startedAt, title, incidentId }) =>
      `  ${startedAt.slice(0, 10)}  ${cleanText(title ?? "without a title")} (${cleanText(incidentId)})`
    ),
  ];
}

function stateWords({ rule, matches, value, since, reason }: RuleReport["rules"][number]): string {
  if (value === null) return `cannot be told: ${reason}`;
  const beyond = since === null ? `not ${rule.direction}` : rule.direction;
  const read = `${readingWords(value)}, ${beyond} ${readingWords(rule.threshold)}`;
  const lasting = since === null ? "" : ` since ${instantWords(since)}`;
  return `${matches ? "MATCHES" : since === null ? "quiet" : "does not warn"}: ${read}${lasting}${
    reason === null ? "" : `; ${cleanText(reason)}`
  }`;
}

/** The report in lines, matching rules first. */
export function ruleLines({ asOf, rules, matches }: RuleReport): string[] {
  const drafts = rules.filter((state) => state.matches && state.rule.status === "draft").length;
  const head = `As of ${instantWords(asOf)} ${matches} of ${
    rules.filter(({ rule }) => rule.status === "active").length
  } active rules ${matches === 1 ? "matches" : "match"}${
    drafts === 0 ? "" : `, and ${drafts} of the drafts`
  }.`;
  const ordered = [...rules].sort((a, b) => Number(b.matches) - Number(a.matches));
  return [
    head,
    ...ordered.flatMap((state) => {
      const { rule, matches } = state;
      const draft = rule.status === "draft" ? " (draft)" : "";
      return [
        "",
        `${rule.id}${draft}  ${stateWords(state)}`,
        `  Reads the ${readingOf(rule)}.`,
        ...(matches
          ? [
            `  Warns of ${targetOf(rule)} within ${formatValue(rule.horizonHours * 3600, "s")}; ${
              evidenceOf(rule)
            }.`,
            `  Tell ${cleanText(rule.escalation.tell)}.`,
            ...pastLines(state.past).map((line) => `  ${line}`),
          ]
          : []),
      ];
    }),
  ];
}

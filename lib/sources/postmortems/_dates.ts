import type { Defect } from "../../model/source.ts";
import type { Facts } from "./_facts.ts";
import { completeDay, namedDays } from "./_placing.ts";
import type { Step } from "./_timeline.ts";
import { readWhen } from "./_when.ts";

/** The day of an incident, and what speaks against it. */
export interface Dating {
  readonly day: Temporal.PlainDate | null;
  /** Why the days of its timeline cannot be believed. */
  readonly contradiction: string | null;
  readonly defects: readonly Defect[];
}

/** Days between two dates of one incident; an author who copied an older report is further off. */
const furthest = 92;

function dayOf(text: string): Temporal.PlainDate | null {
  const day = readWhen(text)?.day;
  return day ? completeDay(day, null) : null;
}

function dayWithin(text: string): Temporal.PlainDate | null {
  const start = text.slice(0, 200);
  for (const { index } of start.matchAll(/(?<![\p{L}\d.-])(?=[\p{L}\d])/gu)) {
    const day = dayOf(start.slice(index));
    if (day) return day;
  }
  return null;
}

function apart(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return Math.abs(a.until(b, { largestUnit: "days" }).days);
}

function close(day: Temporal.PlainDate, days: readonly Temporal.PlainDate[]): boolean {
  return days.some((each) => apart(day, each) <= furthest);
}

function defect(value: string, reason: string): Defect {
  return { code: "E-DATE", field: "date", value, reason };
}

// Two of three decide: the title or front matter, the timeline, and the date in the file's name.
function contradicted(stated: Temporal.PlainDate, days: readonly Temporal.PlainDate[], path: string): Dating {
  const first = days[0] ?? stated;
  const name = /\d{4}-\d{2}-\d{2}/.exec(path.split("/").at(-1) ?? "")?.[0];
  const third = name === undefined ? null : dayOf(name);
  if (third && close(third, days) && !close(third, [stated])) {
    const reason =
      `the report is dated ${stated}, its timeline and its file's name ${first}; these two were believed`;
    return { day: first, contradiction: null, defects: [defect(stated.toString(), reason)] };
  }
  const contradiction = `timeline dated ${first}, report dated ${stated}`;
  const reason = `its timeline is dated ${first} and the report ${stated}; its times were not placed`;
  return { day: stated, contradiction, defects: [defect(first.toString(), reason)] };
}

// A timeline of bare clock times leans on the report's date. Where the summary opens with another day, nobody can tell.
function unsettled(stated: Temporal.PlainDate, summary: string): Dating | null {
  const opening = /^on (?:the )?(?:(?:early |late )?(?:night|evening|morning|afternoon) of )?(?=[a-z\d])/i
    .exec(summary);
  const day = opening && readWhen(summary.slice(opening[0].length))?.day;
  const told = day ? completeDay(day, stated) : null;
  if (!told || told.equals(stated)) return null;
  const contradiction = `times without a day, and the summary says ${told}, the report ${stated}`;
  return {
    day: stated,
    contradiction,
    defects: [defect(stated.toString(), `its summary opens with ${told}`)],
  };
}

function saysDay(step: Step): boolean {
  return step.type === "day" || step.type === "entry" && (step.when?.day ?? null) !== null;
}

/** Finds the day of an incident: front matter, title, a stated "Date:", the timeline, in this order. */
export function dateDocument(
  facts: Facts,
  title: string | null,
  summary: string | null,
  steps: readonly Step[],
  path: string,
): Dating {
  const text = facts.get("incident date", "start time", "started at", "date");
  const stated = (text === null ? null : dayOf(text)) ?? (title === null ? null : dayWithin(title));
  const days = namedDays(steps);
  const defects = text !== null && dayOf(text) === null
    ? [defect(text, "it is no day that can be told")]
    : [];
  if (stated === null) return { day: days[0] ?? null, contradiction: null, defects };
  if (days.length > 0 && !close(stated, days)) return contradicted(stated, days, path);
  const unclear = steps.some(saysDay) ? null : unsettled(stated, summary ?? "");
  return unclear ?? { day: stated, contradiction: null, defects };
}

import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import type { TimelineEntry, Told } from "./entry.ts";

type Timeline = Finding<TimelineEntry>;
type Values = Record<string, BoundValue>;

interface Phrase {
  readonly text: string;
  readonly values: Values;
}

const text = (value: string): BoundValue => ({ value, unit: "text", term: "incident_timeline" });

/** Time of day; with its day where that is not the first one's. */
function clockOf(at: string, day: string): string {
  return at.startsWith(day) ? at.slice(11, 19) : `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

const mostPlaces = 3;

function placesOf(told: readonly Told[]): string {
  const places = [...new Set(told.map(({ place, source }) => place ?? source))];
  const shown = places.slice(0, mostPlaces).join(", ");
  return places.length > mostPlaces ? `${shown} and ${places.length - mostPlaces} more` : shown;
}

function toolsOf(told: readonly Told[]): BoundValue {
  const tools = [...new Set(told.flatMap(({ tool }) => tool ?? []))];
  return bindName(
    (tools.length > 0 ? tools : told.map(({ source }) => source)).join(", "),
    "incident_timeline",
  );
}

/** Turning points, in words of their own. */
const points: Readonly<Record<string, string>> = {
  started: "impact began, in {tools}",
  detected: "first noticed, in {tools}",
  declared: "opened in {tools}",
  acknowledged: "answered in {tools}",
  escalated: "escalated in {tools}",
  mitigated: "impact ended, in {tools}",
  resolved: "closed in {tools}",
};

const said: Readonly<Record<string, string>> = {
  fired: "alert “{words}”",
  cleared: "alert cleared, “{words}”",
  bot: "post of a tool, “{words}”",
  person: "in chat, “{words}”",
};

function changePhrase({ lagS, what, service }: TimelineEntry, words: BoundValue): Phrase {
  const values = {
    kind: bindName(what.replaceAll("_", " "), "incident_timeline"),
    service: bindName(service ?? "an unnamed service", "incident_timeline"),
    words,
  };
  if (lagS === null) return { text: "{kind} on {service}, “{words}”", values };
  return {
    text: `{kind} on {service}, “{words}”, {lag} ${lagS >= 0 ? "before" : "after"} the start`,
    values: { ...values, lag: { value: Math.abs(lagS), unit: "s", term: "incident_timeline" } },
  };
}

function signPhrase({ kind, what, service, seen, usual }: TimelineEntry, words: BoundValue): Phrase {
  const number = (value: number | null): BoundValue => ({ value, unit: "text", term: "incident_timeline" });
  const values = {
    words,
    service: bindName(service ?? "an unnamed service", "incident_timeline"),
    seen: number(seen),
    usual: number(usual),
  };
  return kind === "metric"
    ? { text: `{words} of {service} ${what} its usual range: {seen}, usually {usual}`, values }
    : {
      text: "first of {seen} lines of {service} at level {level}, usually {usual}: “{words}”",
      values: { ...values, level: bindName(what, "incident_timeline") },
    };
}

function phraseOf(entry: TimelineEntry): Phrase {
  const words = text(entry.text ?? "without words");
  const point = points[entry.what];
  if (point !== undefined && entry.kind !== "change") {
    return { text: point, values: { tools: toolsOf(entry.told) } };
  }
  if (entry.kind === "change") return changePhrase(entry, words);
  if (entry.kind === "log" || entry.kind === "metric") return signPhrase(entry, words);
  return { text: said[entry.what] ?? "note, “{words}”", values: { words } };
}

/** What is said of other times that are told for the same event. */
function conflictPhrase({ conflicts }: TimelineEntry, day: string): Phrase {
  const parts = conflicts.map(({ at, told }, place) => ({
    text: `{other${place}} in {otherPlaces${place}}`,
    values: {
      [`other${place}`]: text(clockOf(at, day)),
      [`otherPlaces${place}`]: text(placesOf(told)),
    },
  }));
  // Placeholders may hold digits; what the sentence types may not.
  return parts.length === 0 ? { text: "", values: {} } : {
    text: `; conflict: told at ${parts.map((part) => part.text).join(" and at ")}`,
    values: Object.assign({}, ...parts.map(({ values }) => values)),
  };
}

function shiftPhrase({ shiftS }: TimelineEntry): Phrase {
  if (shiftS === 0) return { text: "", values: {} };
  return {
    text: `; clock moved {shift} ${shiftS > 0 ? "on" : "back"}`,
    values: { shift: { value: Math.abs(shiftS), unit: "s", term: "incident_timeline" } },
  };
}

function entryClaim(finding: Timeline, entry: TimelineEntry, place: number, day: string): Claim {
  const parts = [phraseOf(entry), shiftPhrase(entry), conflictPhrase(entry, day)];
  return contextOf(finding, {
    id: `incident_timeline.${place + 1}`,
    text: `{at}: ${parts.map((part) => part.text).join("")} ({places}).`,
    values: Object.assign(
      { at: text(clockOf(entry.at, day)), places: text(placesOf(entry.told)) },
      ...parts.map(({ values }) => values),
    ),
    role: "support",
  });
}

function headlineOf(finding: Timeline): Claim {
  const value = (name: string) => counted(termOf(finding, name)?.estimate ?? 0, name);
  const parts = { id: "incident_timeline", role: "headline" } as const;
  if (finding.rows.length === 0) {
    return contextOf(finding, { ...parts, text: "Nothing is told of what happened when", values: {} });
  }
  const day = text((finding.rows[0] as TimelineEntry).at.slice(0, 10));
  return contextOf(finding, {
    ...parts,
    text:
      "Entries: {entries}, by sources: {sources}; told by more than one: {joined}; with conflicting times: {conflicts}; times are UTC, of {day} where no day stands",
    values: {
      entries: value("entries"),
      sources: value("sources"),
      joined: value("joined"),
      conflicts: value("conflicts"),
      day,
    },
  });
}

function clockClaims(finding: Timeline): Claim[] {
  return finding.terms.filter(({ term }) => term.startsWith("clock.")).map((term) =>
    contextOf(finding, {
      id: `incident_timeline.${term.term}`,
      text:
        "Times of {source} are moved by {shift} to those of {against}: so far apart are {n} events that both tell",
      values: {
        source: bindName(term.labels?.source ?? "", term.term),
        shift: bindTerm(term),
        against: bindName(term.labels?.against ?? "", term.term),
        n: counted(term.n, term.term),
      },
      role: "caveat",
    })
  );
}

function undatedClaims(finding: Timeline): Claim[] {
  return finding.skipped.map(({ term, n }) =>
    contextOf(finding, {
      id: `incident_timeline.${term}`,
      text: "{n} lines are left out: no time of theirs can be placed",
      values: { n: counted(n, term) },
      role: "caveat",
    })
  );
}

/**
 * The timeline as sentences, one an entry, with the places each rests on.
 *
 * @returns one headline; every entry as support, in order; caveats for clocks that were set right and lines without a time.
 *
 * @example
 * ```ts
 * import { incidentTimeline, incidentTimelineClaims } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.match(incidentTimelineClaims(incidentTimeline([]))[0]?.text ?? "", /^Nothing is told/);
 * ```
 */
export function incidentTimelineClaims(finding: Finding<TimelineEntry>): Claim[] {
  const day = finding.rows[0]?.at.slice(0, 10) ?? "";
  return [
    headlineOf(finding),
    ...finding.rows.map((entry, place) => entryClaim(finding, entry, place, day)),
    ...clockClaims(finding),
    ...undatedClaims(finding),
  ];
}

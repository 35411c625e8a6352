import type { Chart } from "../../model/chart.ts";
import type { Finding } from "../../model/finding.ts";
import { timeline } from "../../charts/timeline.ts";
import type { TellingKind } from "./rows.ts";
import type { TimelineEntry } from "./entry.ts";

/** Lines of the picture, from what came first to what people did. */
const lines: readonly (readonly [TellingKind, string])[] = [
  ["change", "Changes"],
  ["metric", "Metrics"],
  ["log", "Log messages"],
  ["alert", "Alerts"],
  ["moment", "Tools"],
  ["event", "Notes"],
  ["message", "Chat"],
];

/** From its first turning point to its last; all there is where none is told. */
function focusOf(entries: readonly TimelineEntry[]): { readonly start: string; readonly end: string } {
  const moments = entries.filter(({ kind }) => kind === "moment");
  const told = moments.length > 0 ? moments : entries;
  return { start: told[0]?.at ?? "", end: entries.at(-1)?.at ?? "" };
}

/**
 * The timeline as a picture: a line for each kind of source, a dot for each entry, the incident shaded.
 *
 * @param title of the incident, for those who cannot see the picture.
 *
 * @example
 * ```ts
 * import { incidentTimeline, incidentTimelineChart } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const telling = { kind: "moment", what: "declared", text: null, service: null, source: "pager", record: "p:1" } as const;
 * const place = { lagS: null, seen: null, usual: null, file: null, line: null, path: null };
 * const told = ["2026-07-06T10:00:00Z", "2026-07-06T10:30:00Z"].map((at) => ({ ...telling, ...place, at }));
 * assert.equal(incidentTimelineChart(incidentTimeline(told), "Slow").n, 2);
 * ```
 */
export function incidentTimelineChart(finding: Finding<TimelineEntry>, title: string): Chart {
  const { rows } = finding;
  const { start, end } = focusOf(rows);
  // The last entry lies inside.
  const until = end === "" ? "" : new Date(Date.parse(end) + 60_000).toISOString();
  const drawn = lines.map(([kind, label]) => {
    const own = rows.filter((entry) => entry.kind === kind);
    return { label, at: own.map(({ at }) => at), beside: `${own.length}` };
  }).filter(({ at }) => at.length > 0);
  return timeline(drawn, {
    name: "incident_timeline",
    alt: `When what is told of "${title}" happened, by kind of source: ${
      drawn.map(({ label, beside }) => `${label} ${beside}`).join(", ")
    }.`,
    unit: "count",
    n: rows.length,
    valueTitle: start === "" ? "Time, UTC" : `Time of ${start.slice(0, 10)}, UTC`,
    besideTitle: "n",
    focus: { start, end: until, label: "from its opening on" },
  });
}

import type { TimelineEntry } from "../../analyses/incident_timeline/entry.ts";
import type { Claim } from "../../model/claim.ts";
import { isWrongYear } from "../../model/is_wrong_year.ts";
import { bindText, fact, stampOf } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

/** Turning points as the timeline words them. */
const points: Readonly<Record<string, string>> = {
  started: "impact began",
  detected: "first noticed",
  declared: "opened",
  acknowledged: "answered",
  mitigated: "impact ended",
  resolved: "closed",
};

/** The times told of one event, with their days where these differ. */
function timesOf({ at, conflicts }: TimelineEntry): string {
  const times = [at, ...conflicts.map((other) => other.at)].map(stampOf);
  const isOneDay = new Set(times.map((time) => time.slice(0, 10))).size === 1;
  return times.map((time) => isOneDay ? time.slice(11) : time).join(" or ");
}

/** What only those who were there can say: every gap and every conflict of the exports. */
export function questionClaims(material: DraftMaterial): Claim[] {
  const { timeline, hypotheses, head } = material;
  const has = (what: string) => timeline.rows.some((entry) => entry.what === what);
  const conflicts = timeline.rows.filter((entry) => entry.conflicts.length > 0);
  const [first, second] = hypotheses.rows;
  const [startMs, endMs] = [head.startedAt, head.mitigatedAt ?? head.resolvedAt].map((at) =>
    at === null ? null : Date.parse(at)
  );
  return [
    ...(has("started")
      ? []
      : [fact(material, "ask.start", "When did impact begin? The tools only say when it was opened.")]),
    ...(has("mitigated") || head.resolvedAt === null
      ? []
      : [fact(material, "ask.end", "When did impact end? The tools only say when it was closed.")]),
    ...(head.startedAt !== null && head.resolvedAt !== null && head.resolvedAt < head.startedAt
      ? [fact(material, "ask.order", "When did it begin and end? Its end is told before its beginning.")]
      : []),
    ...(isWrongYear(startMs ?? null, endMs ?? null)
      ? [fact(material, "ask.year", "When did it end? The year that is told reads like a mistake.")]
      : []),
    ...conflicts.map((entry, place) =>
      fact(material, `ask.conflict.${place + 1}`, "Which time is right for “{what}”: {times}?", {
        what: bindText(points[entry.what] ?? entry.what),
        times: bindText(timesOf(entry)),
      })
    ),
    ...(hypotheses.mechanism === null
      ? [fact(material, "ask.mechanism", "How did it fail? No line of the exports tells of a mechanism.")]
      : []),
    ...(first?.test && second
      ? [fact(material, "ask.first", `Did anybody look at this: ${first.test}?`)]
      : []),
    fact(material, "ask.noticed", "What did those who were there notice that no tool recorded?"),
    fact(material, "ask.hard", "What made it harder than it had to be: access, knowledge, tools, hand-over?"),
  ];
}

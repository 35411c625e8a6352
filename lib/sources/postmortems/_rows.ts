import { createHash } from "node:crypto";
import type { Defect, ExportFile, SourceRow } from "../../model/source.ts";
import { type Action, readActions } from "./_actions.ts";
import type { Facts } from "./_facts.ts";
import { People } from "./_people.ts";
import {
  type PlacedEvent,
  placeTimeline,
  seasonDefect,
  type Setting,
  timelineZone,
  zoneName,
} from "./_placing.ts";
import { type Reading, readPostmortem } from "./_reading.ts";
import type { OwnLines } from "./_own_lines.ts";
import { placed, sectionRows } from "./_sections.ts";
import { readDue, readMoment, timelineSpan } from "./_span.ts";
import { cleanText } from "./_text.ts";

/** The rows of one document and what is wrong with it. */
export interface PostmortemRows {
  readonly rows: readonly [SourceRow, ...SourceRow[]];
  readonly defects: readonly Defect[];
}

/** Which document a row is of, and who read it. */
interface Written {
  readonly id: string;
  readonly source: string;
  /** Line of the file, counted from 1, that one of the body is, counted from 0. */
  readonly lineOf: (line: number) => number | null;
}

function postmortemId(path: string): string {
  return `pm-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`;
}

function untoldTimes(events: readonly PlacedEvent[]): string | null {
  if (events.length === 0) return "timeline: the document has no section, table or list of times";
  const reasons = new Map<string, number>();
  for (const { reason } of events) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const total = events.filter(({ reason }) => reason !== null).length;
  if (total === 0) return null;
  const list = [...reasons].map(([reason, count]) => `${reason} (${count})`).join(", ");
  return `timeline: ${total} of ${events.length} entries have no time in UTC: ${list}`;
}

function missingOf(read: Reading, events: readonly PlacedEvent[]): string | null {
  const parts = [
    read.title === null ? "title: neither front matter nor a heading gives one" : null,
    read.setting.day === null
      ? "date: neither front matter, title nor timeline names a day with its year"
      : null,
    untoldTimes(events),
  ];
  return parts.filter((part) => part !== null).join("; ") || null;
}

function incidentRef(facts: Facts, title: string | null): string | null {
  const stated = facts.get(
    "incident id",
    "incident url",
    "incident ref",
    "incident",
    "incident number",
    "pagerduty",
  );
  return stated ?? /\b(?:INC-?\d+|incident #\d+)\b/i.exec(title ?? "")?.[0] ?? null;
}

function zoneOf(read: Reading): string | null {
  const zone = timelineZone(read.steps, read.setting);
  if (zone !== null || read.steps.length > 0) return zoneName(zone, read.setting);
  return read.startText !== null && /Z$/.test(read.startText) ? "UTC" : null;
}

function headRow(
  id: string,
  source: string,
  read: Reading,
  events: readonly PlacedEvent[],
): [SourceRow, readonly Defect[]] {
  const { facts, setting, title } = read;
  const end = readMoment("end_time", facts.get("end time", "resolved at", "ended at", "end"), setting);
  const span = timelineSpan(events);
  const startedAt = setting.start ?? span.startedAt;
  const resolvedAt = end.at ?? span.resolvedAt;
  const row = {
    postmortem_id: id,
    source,
    title,
    date: setting.day?.toString() ?? null,
    zone: zoneOf(read),
    started_at: startedAt,
    resolved_at: resolvedAt,
    status: facts.get("status"),
    summary: read.summary,
    url: facts.get("url"),
    incident_ref: incidentRef(facts, title),
    missing: missingOf(read, events),
  };
  const defects = [...end.defects, ...span.defects, ...disorder(startedAt, resolvedAt)];
  return [{ table: "postmortems", row }, defects];
}

function disorder(startedAt: string | null, resolvedAt: string | null): Defect[] {
  if (startedAt === null || resolvedAt === null || resolvedAt >= startedAt) return [];
  const reason = `the incident ends before it starts (${startedAt})`;
  return [{ code: "E-DATE", field: "resolved_at", value: resolvedAt, reason }];
}

function eventRow(
  { id, source, lineOf }: Written,
  event: PlacedEvent,
  index: number,
  people: People,
): SourceRow {
  return {
    table: "incident_events",
    ...placed(lineOf(event.line)),
    row: {
      event_id: `${id}#${index + 1}`,
      source,
      postmortem_id: id,
      position: index + 1,
      occurred_at: event.at,
      occurred_at_raw: event.raw,
      kind: "note",
      actor_id: people.owners(event.actor).ids[0] ?? null,
      text: event.text,
    },
  };
}

function actionRow(
  { id, source, lineOf }: Written,
  action: Action,
  index: number,
  people: People,
  setting: Setting,
): SourceRow {
  const { ids, team } = people.owners(action.owner);
  return {
    table: "action_items",
    ...placed(lineOf(action.line)),
    row: {
      action_item_id: `${id}#${index + 1}`,
      source,
      postmortem_id: id,
      title: action.title,
      kind: action.kind,
      status: action.status,
      status_raw: action.statusRaw,
      status_reason: action.reason,
      owner_id: ids[0] ?? null,
      team,
      priority: action.priority,
      reference: action.reference,
      due_at: readDue(action.due, setting),
    },
  };
}

/**
 * Reads a postmortem into rows: `postmortems` first, then its sections, events, action items and people.
 *
 * @param text the document in Markdown.
 * @param reading kind of the source that read it, and where its lines stand in the file, if the text is not the file's own.
 */
export function postmortemRows(
  text: string,
  file: ExportFile,
  { source, ownLines = (line) => line }: { readonly source: string; readonly ownLines?: OwnLines },
): PostmortemRows {
  const read = readPostmortem(cleanText(text), file, source);
  const id = postmortemId(file.path);
  const written = { id, source, lineOf: (line: number) => ownLines(read.linesBefore + line + 1) };
  const events = placeTimeline(read.steps, read.setting);
  const people = new People(file.config, source);
  const [head, defects] = headRow(id, source, read, events);
  const season = seasonDefect(timelineZone(read.steps, read.setting), events);
  const sections = sectionRows(written, read.document, people);
  const timeline = events.map((event, index) => eventRow(written, event, index, people));
  const actions = readActions(read.document, file.config)
    .map((action, index) => actionRow(written, action, index, people, read.setting));
  return {
    rows: [head, ...sections, ...timeline, ...actions, ...people.rows()],
    defects: [...read.defects, ...defects, ...(season ? [season] : [])],
  };
}

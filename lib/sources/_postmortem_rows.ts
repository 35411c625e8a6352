import { createHash } from "node:crypto";
import type { Defect, ExportFile, SourceRow } from "../model/source.ts";
import { readInstant } from "./_instant.ts";
import { type Action, ownerColumn, readActions } from "./_postmortem_actions.ts";
import { dateDocument, type Dating } from "./_postmortem_dates.ts";
import { type MarkdownDocument, readMarkdown, type Section } from "./_postmortem_document.ts";
import { type Facts, readFacts, readTitle } from "./_postmortem_facts.ts";
import { readFrontMatter } from "./_postmortem_front_matter.ts";
import { People } from "./_postmortem_people.ts";
import {
  completeDay,
  placeClock,
  type PlacedEvent,
  placeTimeline,
  seasonDefect,
  type Setting,
  timelineZone,
  zoneName,
} from "./_postmortem_placing.ts";
import { cleanText } from "./_postmortem_text.ts";
import { type Step, timelineSteps } from "./_postmortem_timeline.ts";
import { readWhen } from "./_postmortem_when.ts";
import { declaredZone, readZone, type WrittenZone } from "./_postmortem_zone.ts";

const source = "postmortem_markdown";

/** The rows of one document and what is wrong with it. */
export interface PostmortemRows {
  readonly rows: readonly [SourceRow, ...SourceRow[]];
  readonly defects: readonly Defect[];
}

function postmortemId(path: string): string {
  return `pm-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`;
}

function summaryOf(facts: Facts, document: MarkdownDocument): string | null {
  const section = document.sections.find((each) => each.own === "summary" && each.text !== "");
  const lead = document.sections.slice(0, 2).flatMap((each) => each.own === null ? each.blocks : []);
  const first = lead.find((block) => block.type === "paragraph" && declaredZone(block.text) === null);
  return facts.get("summary", "description") ?? section?.text ??
    (first?.type === "paragraph" ? first.text : null);
}

function declaredOutside(facts: Facts, document: MarkdownDocument): WrittenZone | null {
  const stated = facts.get("timezone", "time zone", "zone", "tz");
  const read = stated === null ? null : readZone(stated, 0)?.zone ?? null;
  if (read) return read;
  for (const section of document.sections.filter((each) => each.kind !== "timeline")) {
    for (const block of section.blocks) {
      const zone = block.type === "paragraph" && block.text.length < 2000
        ? declaredInLines(block.text)
        : null;
      if (zone) return zone;
    }
  }
  return null;
}

// Outside the timeline only a sentence about all times counts, not the mention of a zone.
function declaredInLines(text: string): WrittenZone | null {
  const line = text.split("\n").find((each) =>
    /\b(?:all (?:the )?times|times (?:are|in)|time ?zone)\b/i.test(each)
  );
  return line === undefined ? null : declaredZone(line);
}

interface Moment {
  readonly at: string | null;
  readonly defects: readonly Defect[];
}

const noMoment: Moment = { at: null, defects: [] };

function moment(field: string, text: string | null, setting: Setting): Moment {
  if (text === null) return noMoment;
  const zone = setting.zone ?? null;
  const iso = readInstant(
    text,
    zone?.kind === "named" ? zone.name : zone === null ? setting.configured : undefined,
  );
  if ("at" in iso) return { at: iso.at, defects: [] };
  const when = readWhen(text);
  const day = when?.day ? completeDay(when.day, setting.day) : setting.day;
  if (!when || when.clock === null || !day) {
    return { at: null, defects: [{ code: iso.code, field, value: text, reason: iso.reason }] };
  }
  const placed = placeClock(day, when.clock, when.zone ?? zone, setting.configured);
  if ("at" in placed) return { at: placed.at, defects: [] };
  return { at: null, defects: [{ code: "E-ZONE", field, value: text, reason: placed.reason }] };
}

function extremes(events: readonly PlacedEvent[]): { first: string | null; last: string | null } {
  let first: string | null = null;
  let last: string | null = null;
  for (const { at, endsAt } of events) {
    if (at !== null && (first === null || at < first)) first = at;
    for (const each of [at, endsAt]) if (each !== null && (last === null || each > last)) last = each;
  }
  return { first, last };
}

function untold(events: readonly PlacedEvent[]): string | null {
  if (events.length === 0) return "timeline: the document has no section, table or list of times";
  const reasons = new Map<string, number>();
  for (const { reason } of events) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const total = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const list = [...reasons].map(([reason, count]) => `${reason} (${count})`).join(", ");
  return `timeline: ${total} of ${events.length} entries have no time in UTC: ${list}`;
}

function missingOf(title: string | null, dating: Dating, events: readonly PlacedEvent[]): string | null {
  const parts = [
    title === null ? "title: neither front matter nor a heading gives one" : null,
    dating.day === null ? "date: neither front matter, title nor timeline names a day with its year" : null,
    untold(events),
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

// Names of owners stay in `people`: their cells are written as pseudonyms.
function withPseudonyms(section: Section, lines: readonly string[], people: People): string {
  if (section.kind !== "action_items" && section.kind !== "timeline") return section.text;
  const changed = new Map<number, string>();
  for (const block of section.blocks) {
    if (block.type !== "table") continue;
    const owner = ownerColumn(block.header);
    if (owner < 0) continue;
    for (const { cells, line } of block.rows) {
      const cell = cells[owner] ?? "";
      const parts = (lines[line] ?? "").split("|");
      changed.set(
        line,
        parts.map((part) => part.trim() === cell && cell !== "" ? ` ${people.pseudonyms(cell)} ` : part).join(
          "|",
        ),
      );
    }
  }
  const start = section.line;
  const text = changed.size === 0
    ? section.text
    : section.text.split("\n").length === 0
    ? ""
    : rewritten(section, lines, changed, start);
  return section.kind === "action_items" ? ownersHidden(text, people) : text;
}

function rewritten(
  section: Section,
  lines: readonly string[],
  changed: ReadonlyMap<number, string>,
  start: number,
): string {
  const own = new Map<string, string>();
  for (const [line, text] of changed) if (line >= start) own.set(lines[line] ?? "", text);
  return section.text.split("\n").map((line) => own.get(line) ?? line).join("\n");
}

function ownersHidden(text: string, people: People): string {
  return text.replaceAll(
    /(\b(?:owner|assignee|assigned to|responsible|dri)\s*:\s*)([^()[\],;|\n]{1,80})/gi,
    (_, label: string, name: string) => `${label}${people.pseudonyms(name)}`,
  );
}

function sectionRows(id: string, document: MarkdownDocument, people: People): SourceRow[] {
  return document.sections.filter((section) => section.heading !== null || section.text !== "")
    .map((section, index) => ({
      table: "postmortem_sections",
      row: {
        postmortem_id: id,
        position: index + 1,
        heading: section.heading,
        kind: section.kind,
        text: withPseudonyms(section, document.lines, people),
      },
    }));
}

function eventRows(id: string, events: readonly PlacedEvent[], people: People): SourceRow[] {
  return events.map((event, index) => ({
    table: "incident_events",
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
  }));
}

function actionRow(id: string, action: Action, index: number, people: People, setting: Setting): SourceRow {
  const { ids, team } = people.owners(action.owner);
  return {
    table: "action_items",
    row: {
      action_item_id: `${id}#${index + 1}`,
      source,
      postmortem_id: id,
      title: action.title,
      kind: action.kind,
      status: action.status,
      status_raw: action.statusRaw,
      owner_id: ids[0] ?? null,
      team,
      priority: action.priority,
      reference: action.reference,
      due_at: moment("due_at", action.due, setting).at,
    },
  };
}

interface Reading {
  readonly document: MarkdownDocument;
  readonly facts: Facts;
  readonly title: string | null;
  readonly summary: string | null;
  readonly steps: readonly Step[];
  readonly dating: Dating;
  readonly setting: Setting;
  readonly defects: readonly Defect[];
}

function reading(text: string, file: ExportFile): Reading {
  const frontMatter = readFrontMatter(text);
  const document = readMarkdown(text.slice(frontMatter.length));
  const facts = readFacts(frontMatter, document);
  const { title, heading } = readTitle(facts, document);
  const steps = timelineSteps(document, heading);
  const summary = summaryOf(facts, document);
  const dating = dateDocument(facts, title, summary, steps, file.path);
  const setting: Setting = {
    day: dating.day,
    zone: declaredOutside(facts, document),
    configured: file.config.zones.sources[source],
    contradiction: dating.contradiction,
  };
  const defects = frontMatter.defect ? [frontMatter.defect, ...dating.defects] : dating.defects;
  return { document, facts, title, summary, steps, dating, setting, defects };
}

function zoneOf(read: Reading, startText: string | null): string | null {
  const zone = timelineZone(read.steps, read.setting);
  if (zone !== null || read.steps.length > 0) return zoneName(zone, read.setting);
  return startText !== null && /Z$/.test(startText) ? "UTC" : null;
}

function disorder(started: string | null, resolved: string | null): Defect[] {
  if (started === null || resolved === null || resolved >= started) return [];
  return [{
    code: "E-DATE",
    field: "resolved_at",
    value: resolved,
    reason: `it ends before it starts (${started})`,
  }];
}

/** Reads a postmortem into rows: `postmortems` first, then its sections, events, action items and people. */
export function postmortemRows(raw: string, file: ExportFile): PostmortemRows {
  const read = reading(cleanText(raw), file);
  const { facts, setting, dating, title } = read;
  const id = postmortemId(file.path);
  const events = placeTimeline(read.steps, setting);
  const startText = facts.get("start time", "started at", "start");
  const start = moment("start_time", startText, setting);
  const end = moment("end_time", facts.get("end time", "resolved at", "ended at", "end"), setting);
  const { first, last } = extremes(events);
  const started = start.at ?? first;
  const resolved = end.at ?? last;
  const people = new People(file.config, source);
  const season = seasonDefect(timelineZone(read.steps, setting), events);
  const head: SourceRow = {
    table: "postmortems",
    row: {
      postmortem_id: id,
      source,
      title,
      date: dating.day?.toString() ?? null,
      zone: zoneOf(read, startText),
      started_at: started,
      resolved_at: resolved,
      status: facts.get("status"),
      summary: read.summary,
      url: facts.get("url"),
      incident_ref: incidentRef(facts, title),
      missing: missingOf(title, dating, events),
    },
  };
  const actions = readActions(read.document).map((action, index) =>
    actionRow(id, action, index, people, setting)
  );
  const sections = sectionRows(id, read.document, people);
  const timeline = eventRows(id, events, people);
  return {
    rows: [head, ...sections, ...timeline, ...actions, ...people.rows()],
    defects: [
      ...read.defects,
      ...start.defects,
      ...end.defects,
      ...disorder(started, resolved),
      ...(season ? [season] : []),
    ],
  };
}

import type { Item, MarkdownDocument, Section } from "./_document.ts";
import { bareWords } from "./_text.ts";
import { readWhen, type When, type WrittenDay } from "./_when.ts";
import { declaredZone, type WrittenZone, zoneOfHeading } from "./_zone.ts";

/** One step through a timeline: an entry, or a day or zone that holds for those after it. */
export type Step =
  | {
    readonly type: "entry";
    readonly when: When | null;
    readonly raw: string | null;
    readonly text: string;
    readonly actor: string | null;
    /** Where it stands, from 0 at the start of the body. */
    readonly line: number;
  }
  | { readonly type: "day"; readonly day: WrittenDay }
  | { readonly type: "zone"; readonly zone: WrittenZone };

type Table = Extract<Section["blocks"][number], { type: "table" }>;
type Paragraph = Extract<Section["blocks"][number], { type: "paragraph" }>;

// A rule under the last entry is no part of it.
function withoutRule(text: string): string {
  return /\n(?:-{3,}|\*{3,}|_{3,})$/.test(text.slice(-12))
    ? text.slice(0, text.lastIndexOf("\n")).trim()
    : text;
}

/** What an entry has that its time and text do not tell. */
interface Beside {
  readonly line: number;
  readonly raw?: string | null;
  readonly actor?: string | null;
}

function entry(
  when: When | null,
  text: string,
  { line, raw = when?.raw ?? null, actor = null }: Beside,
): Step {
  return { type: "entry", when, raw, text: withoutRule(text), actor, line };
}

function joined(...texts: readonly string[]): string {
  return texts.map((text) => text.trim()).filter((text) => text !== "").join("\n\n");
}

function timed(when: When | null): when is When & { readonly clock: number } {
  return when !== null && when.clock !== null;
}

function dated(when: When | null): boolean {
  return when !== null && when.day !== null;
}

function anyTimed(items: readonly Item[]): boolean {
  return items.some((item) => {
    const when = readWhen(item.lead);
    return timed(when) || dated(when) || anyTimed(item.items);
  });
}

function itemSteps(item: Item): Step[] {
  const { line } = item;
  const lead = item.lead.replace(/^\[[ xX]\]\s+/, "");
  const when = readWhen(lead);
  if (timed(when)) return [entry(when, joined(when.rest, item.rest), { line })];
  if (!anyTimed(item.items)) {
    return [entry(when, when ? joined(when.rest, item.rest) : joined(lead, item.rest), { line })];
  }
  const own: Step[] = when?.day ? [{ type: "day", day: when.day }] : [entry(null, lead, { line })];
  return [...own, ...listSteps(item.items)];
}

function listSteps(items: readonly Item[]): Step[] {
  return anyTimed(items) ? items.flatMap(itemSteps) : [];
}

interface Columns {
  readonly time: number;
  readonly date: number;
  readonly actor: number;
}

function column(header: readonly string[], pattern: RegExp): number {
  return header.findIndex((name) => pattern.test(bareWords(name)));
}

function columnsOf(table: Table): Columns | null {
  const named = column(
    table.header,
    /^(?:(?:date ?(?:and|&|\/) ?)?time|when|timestamp|hour|clock|utc|at|uhrzeit|zeit|zeitpunkt|heure|hora)\b/i,
  );
  const date = column(table.header, /^(?:date|day|datum|tag|jour|fecha|día)(?=\W|$)(?! ?(?:and|&|\/))/i);
  const first = table.rows[0]?.cells ?? [];
  const seen = first.findIndex((cell) => timed(readWhen(cell)));
  const time = named >= 0 ? named : seen >= 0 ? seen : date;
  if (time < 0) return null;
  return {
    time,
    date: date === time ? -1 : date,
    actor: column(table.header, /^(?:who|actor|person|by|owner|wer|qui|quién)$/i),
  };
}

function rowStep({ cells, line }: Table["rows"][number], columns: Columns): Step[] {
  const raw = cells[columns.time] ?? "";
  const when = readWhen(raw);
  const rest = cells.filter((_, index) => !Object.values(columns).includes(index));
  const text = joined(rest.filter((cell) => cell !== "").join(" | "), when?.rest ?? "");
  const day = columns.date < 0 ? null : readWhen(cells[columns.date] ?? "")?.day ?? null;
  const actor = columns.actor < 0 ? null : cells[columns.actor] ?? null;
  if (text === "" && bareWords(raw) === "") return [];
  const step = entry(when, text, { line, raw: when?.raw ?? (bareWords(raw) || null), actor });
  return day ? [{ type: "day", day }, step] : [step];
}

function tableSteps(table: Table): Step[] {
  const columns = columnsOf(table);
  if (!columns) return [];
  const zone = zoneOfHeading(table.header[columns.time] ?? "");
  const steps = table.rows.flatMap((row) => rowStep(row, columns));
  return zone ? [{ type: "zone", zone }, ...steps] : steps;
}

// Lines that open with a time are entries, the lines after each belong to it: "14:23 - text", "14:23" and ": text".
function paragraphSteps({ text, line: first }: Paragraph): Step[] {
  const zone = declaredZone(text);
  if (zone) return [{ type: "zone", zone }];
  const steps: { when: When; lines: string[]; line: number }[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    const when = readWhen(line);
    if (when && (when.clock !== null || when.rest === "")) {
      steps.push({ when, lines: [when.rest], line: first + at });
    } else steps.at(-1)?.lines.push(line.replace(/^:\s+/, ""));
  }
  return steps.map(({ when, lines, line }): Step => {
    const rest = lines.join("\n").trim();
    return when.clock === null && when.day && rest === ""
      ? { type: "day", day: when.day }
      : entry(when, rest, { line });
  });
}

// Where headings carry the times, a paragraph that happens to open with one is prose.
function blockSteps(section: Section, clockHeadings: boolean): Step[] {
  return section.blocks.flatMap((block) => {
    switch (block.type) {
      case "paragraph":
        return paragraphSteps(block).filter((step) => step.type === "zone" || !clockHeadings);
      case "list":
        return listSteps(block.items);
      case "table":
        return tableSteps(block);
    }
  });
}

function isTimedEntry(step: Step): boolean {
  return step.type === "entry" && timed(step.when);
}

// Under a heading that is a time everything belongs to that time. A day, or words, may head a list of times.
function headedSteps(section: Section, clockHeadings: boolean, deeper: boolean): Step[] {
  const heading = section.heading ?? "";
  const when = readWhen(heading);
  const line = Math.max(0, section.from - 1);
  if (timed(when)) return [entry(when, joined(when.rest, section.text), { line })];
  const inner = blockSteps(section, clockHeadings);
  const day: Step[] = when?.day ? [{ type: "day", day: when.day }] : [];
  if (inner.some(isTimedEntry)) return [...day, ...inner];
  const text = joined(when?.rest ?? "", section.text);
  if (deeper && text === "") return day;
  return when
    ? [entry(when, text, { line })]
    : [entry(null, joined(section.text), { line, raw: bareWords(heading) })];
}

function announced(section: Section, clockHeadings: boolean): Step[] {
  const zone = zoneOfHeading(section.heading ?? "");
  return [...(zone ? [{ type: "zone", zone } as const] : []), ...blockSteps(section, clockHeadings)];
}

function sectionSteps(sections: readonly Section[]): Step[] {
  const whens = sections.map((section) => section.own === null ? readWhen(section.heading ?? "") : null);
  const clocks = whens.some((when, index) => timed(when) && (sections[index]?.level ?? 7) < 7);
  const headed = whens.some((when) => when !== null);
  let under = Infinity;
  return sections.flatMap((section, index) => {
    if (section.own === "timeline") return announced(section, clocks);
    const when = whens[index] ?? null;
    if (when === null && section.level > under) return [];
    under = timed(when) ? section.level : Infinity;
    if (!headed) return blockSteps(section, clocks);
    return headedSteps(section, clocks, (sections[index + 1]?.level ?? 0) > section.level);
  });
}

function hasEntries(steps: readonly Step[]): boolean {
  return steps.some((step) => step.type === "entry" && step.when !== null);
}

// Without a section of that name, only what cannot be anything else: headings, tables and lists of clock times.
function unannounced(document: MarkdownDocument, title: string | null): Step[] {
  const steps = document.sections.filter((section) => section.heading !== title).flatMap((section) => {
    if (timed(readWhen(section.heading ?? ""))) return headedSteps(section, true, false);
    return section.blocks.flatMap((block) => {
      if (block.type === "table") {
        return /^(?:time|when|timestamp)\b/i.test(bareWords(block.header[0] ?? "")) ? tableSteps(block) : [];
      }
      const clocks = block.type === "list" && block.items.every((item) => timed(readWhen(item.lead)));
      return clocks && block.items.length > 1 ? listSteps(block.items) : [];
    });
  });
  return steps.filter((step) => step.type === "entry").length > 1 ? steps : [];
}

/**
 * Walks through the timeline of a document in the order it is written: as headings, table, bullets or lines.
 *
 * @returns no steps where it has no timeline.
 */
export function timelineSteps(document: MarkdownDocument, title: string | null): Step[] {
  const sections = document.sections.filter((section) => section.kind === "timeline");
  const steps = sectionSteps(sections);
  return hasEntries(steps) ? steps : unannounced(document, title);
}

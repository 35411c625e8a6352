import { isBounded } from "../../model/is_bounded.ts";
import type { Claim } from "../../model/claim.ts";
import type { NarrativeSentence } from "../../model/narrative.ts";
import { escapeMarkdown } from "../../model/escape_markdown.ts";
import { formatInterval, formatValue } from "../../model/format.ts";
import { renderClaim } from "../../model/render_claim.ts";
import { fillSentence } from "../../narrative/fill_sentence.ts";
import { writeDocument } from "./document.ts";
import type { DraftLine, DraftSection } from "./section.ts";
import type { Template } from "./template.ts";

/** Heading under which the notes stand. */
export const evidenceHeading = "Evidence";

/** A claim's sentence as a draft shows it. */
export function sentenceOf(claim: Claim): string {
  const text = renderClaim(claim, escapeMarkdown);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Entries of the timeline carry their places themselves; all else refers to a note. */
function isEntry({ id }: Claim): boolean {
  return /^incident_timeline\.\d+$/.test(id);
}

function lineOf({ claim }: DraftLine): string {
  return `${sentenceOf(claim)}${isEntry(claim) ? `<!-- ${claim.id} -->` : `[^${claim.id}]`}`;
}

/** A sentence of a model as a draft shows it, with the claims it rests on. */
export function toldSentence({ template }: NarrativeSentence, claims: readonly Claim[]): string {
  return fillSentence(template, claims, escapeMarkdown);
}

function listOf(lines: readonly DraftLine[]): string {
  return lines.map((line) => `${"  ".repeat(line.depth)}- ${lineOf(line)}`).join("\n");
}

function toldOf({ id, form, lines, told }: DraftSection): string {
  const claims = lines.map(({ claim }) => claim);
  const sentences = told.map((sentence) =>
    `${toldSentence(sentence, claims)}${sentence.citations.map((cited) => `[^${cited}]`).join("")}`
  );
  if (id === "hypotheses") return `${sentences.join(" ")}\n\n${listOf(lines)}`;
  return form === "prose" ? sentences.join(" ") : sentences.map((sentence) => `- ${sentence}`).join("\n");
}

/** What stands under the heading of a section. */
export function bodyOf(section: DraftSection): string {
  if (section.told.length > 0) return toldOf(section);
  return section.form === "prose" ? section.lines.map(lineOf).join(" ") : listOf(section.lines);
}

/** What a sentence rests on: its finding, and every value with its term and interval. */
function noteOf({ id, finding, values }: Claim): string {
  const bound = Object.entries(values).map(([name, value]) => {
    const interval = isBounded(value) ? ` (${formatInterval(value)})` : "";
    const shown = escapeMarkdown(formatValue(value.value, value.unit));
    const term = [finding, name].includes(value.term) ? "" : `, ${escapeMarkdown(value.term)}`;
    return `${name} = ${shown}${interval}${term}`;
  });
  return `[^${id}]: Finding ${escapeMarkdown(finding)}${bound.length === 0 ? "" : `: ${bound.join("; ")}`}.`;
}

/** What a draft is called, and what it was made of. */
export interface DraftHeading {
  readonly title: string;
  readonly incidentId: string;
  /** Hash of what it was made of. */
  readonly edition: string;
  /** Who wrote it. */
  readonly writing: DraftWriting;
  /** Sections whose text is that of people, and who had written it; none unless given. */
  readonly kept?: KeptWording;
}

/** What people had changed of an earlier draft. */
export interface KeptWording {
  /** Sections by id. */
  readonly edited: ReadonlySet<string>;
  /** Front matter of that draft. */
  readonly front: ReadonlyMap<string, string>;
}

/** Whether a language model worded a draft, and if it did not or not all of it, why. */
export interface DraftWriting {
  readonly model: string | null;
  readonly promptHash: string | null;
  readonly reason: string | null;
  /** Day on which the model was asked last, `2026-11-23`; null where none wrote. */
  readonly asked: string | null;
}

const nothingKept: KeptWording = { edited: new Set(), front: new Map() };

/** Who wrote which section, and by what; what people changed was written by whoever wrote it before. */
function writingOf(
  { model, promptHash, reason, asked }: DraftWriting,
  sections: readonly DraftSection[],
  { edited, front }: KeptWording,
): [string, string][] {
  const before = (front.get("worded") ?? "").split(", ");
  const { true: worded = [], false: offline = [] } = Object.groupBy(
    sections,
    ({ id, told }) => `${edited.has(id) ? before.includes(id) : told.length > 0}`,
  );
  const ids = (some: readonly DraftSection[]) => some.map(({ id }) => id).join(", ");
  const changed = sections.filter(({ id }) => edited.has(id));
  const isOld = worded.some(({ id }) => edited.has(id));
  const isNew = worded.some(({ id }) => !edited.has(id));
  const either = (key: string, fresh: string | null) =>
    [...new Set([...(isOld ? [front.get(key)] : []), ...(isNew ? [fresh] : [])])].join("; ");
  const byModel: [string, string][] = [
    ["writer", "language model"],
    ["worded", ids(worded)],
    ["offline", ids(offline)],
    ["model", JSON.stringify(either("model", model))],
    ["prompt", either("prompt", promptHash)],
    ["asked", either("asked", asked)],
  ];
  return [
    ...(worded.length === 0 ? [["writer", "offline"] as [string, string]] : byModel),
    ...(changed.length === 0 ? [] : [["edited", ids(changed)] as [string, string]]),
    ...(reason === null || asked === null ? [] : [["fallback", JSON.stringify(reason)] as [string, string]]),
  ];
}

function saidOf({ model }: DraftWriting, headings: readonly string[]): string {
  return model === null || headings.length === 0
    ? ""
    : `\n\nThe language model ${escapeMarkdown(JSON.stringify(model))} worded ${
      headings.map(escapeMarkdown).join(", ")
    } from the claims named behind each sentence; every sentence was checked against them.`;
}

/** How the paragraph begins that says what a draft is, and what to do with it. */
export const draftMark = "**DRAFT.**";

/** What stands where a template asks for what no export tells. */
export const byHand = "*To be written by those who were there.*";

/**
 * Writes a draft as Markdown: the sections a template asks for, in its order, with its instructions as comments, every sentence
 * with a note that says what it rests on, and the status in the front matter.
 */
export function draftMarkdown(
  { title, incidentId, edition, writing, kept = nothingKept }: DraftHeading,
  sections: readonly DraftSection[],
  template: Template,
): string {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const wanted = template.sections.map(({ id, heading, instructions }): [string, string] => {
    const section = id === null ? undefined : byId.get(id);
    const hint = instructions === "" ? [] : [`<!-- ${instructions.replaceAll("-->", "--&gt;")} -->`];
    return [heading, [...hint, section === undefined ? byHand : bodyOf(section)].join("\n\n")];
  });
  const shown = template.sections.flatMap(({ id }) => byId.get(id ?? "") ?? []);
  const worded = template.sections.filter(({ id }) =>
    !kept.edited.has(id ?? "") && (byId.get(id ?? "")?.told.length ?? 0) > 0
  );
  const used = shown.flatMap(({ lines }) => lines.map(({ claim }) => claim))
    .filter((claim) => !isEntry(claim));
  const notes = [...new Map(used.map((claim) => [claim.id, noteOf(claim)])).values()];
  const front: [string, string][] = [
    ["title", JSON.stringify(title)],
    ["incident", JSON.stringify(incidentId)],
    ["status", "draft"],
    ["template", template.name],
    ["edition", edition],
    ...writingOf(writing, shown, kept),
  ];
  return writeDocument({
    lines: new Map(front.map(([key, value]) => [key, `${key}: ${value}`])),
    opening: [
      `# Postmortem: ${escapeMarkdown(title)}`,
      `${draftMark} Written from exports. Correct it, then set the status above to \`in review\` and at last to \`final\`; ` +
      "what you write stays when it is written anew, and a final one is left alone." +
      saidOf(writing, worded.map(({ heading }) => heading)),
    ].join("\n\n"),
    sections: new Map([...wanted, [evidenceHeading, notes.join("\n\n")]]),
  });
}

import type { Defect, ExportFile } from "../../model/source.ts";
import { dateDocument } from "./_dates.ts";
import { type MarkdownDocument, readMarkdown } from "./_document.ts";
import { type Facts, isFacts, readFacts, readTitle } from "./_facts.ts";
import { readFrontMatter } from "./_front_matter.ts";
import type { Setting } from "./_placing.ts";
import { readMoment } from "./_span.ts";
import { type Step, timelineSteps } from "./_timeline.ts";
import { declaredZone, readZone, type WrittenZone } from "./_zone.ts";

/** A document read, its times not yet placed. */
export interface Reading {
  readonly document: MarkdownDocument;
  /** Lines before its body. */
  readonly linesBefore: number;
  readonly facts: Facts;
  readonly title: string | null;
  readonly summary: string | null;
  /** Start as stated by name, not by the timeline. */
  readonly startText: string | null;
  readonly steps: readonly Step[];
  readonly setting: Setting;
  readonly defects: readonly Defect[];
}

function summaryOf(facts: Facts, document: MarkdownDocument): string | null {
  const section = document.sections.find((each) => each.own === "summary" && each.text !== "");
  const lead = document.sections.slice(0, 2).flatMap((each) => each.own === null ? each.blocks : []);
  const first = lead.find((block) =>
    block.type === "paragraph" && declaredZone(block.text) === null && !isFacts(block.text)
  );
  return facts.get("summary", "description") ?? section?.text ??
    (first?.type === "paragraph" ? first.text : null);
}

// Outside the timeline only a sentence about all times counts, not the mention of a zone.
function declaredInLines(text: string): WrittenZone | null {
  const line = text.split("\n").find((each) =>
    /\b(?:all (?:the )?times|times (?:are|in)|time ?zone|alle (?:zeiten|uhrzeiten|zeitangaben)|zeitzone|toutes les heures|fuseau horaire|todas las horas|zona horaria)\b/i
      .test(each)
  );
  return line === undefined ? null : declaredZone(line);
}

function declaredOutside(facts: Facts, document: MarkdownDocument): WrittenZone | null {
  const stated = facts.get("timezone", "time zone", "zone", "tz");
  const read = stated === null ? null : readZone(stated, 0)?.zone ?? null;
  if (read) return read;
  for (const section of document.sections) {
    for (const block of section.kind === "timeline" ? [] : section.blocks) {
      const zone = block.type === "paragraph" && block.text.length < 2000
        ? declaredInLines(block.text)
        : null;
      if (zone) return zone;
    }
  }
  return null;
}

/** Reads a document with `\n` line ends: what it says of itself, and the steps of its timeline. */
export function readPostmortem(text: string, file: ExportFile, source: string): Reading {
  const frontMatter = readFrontMatter(text);
  const document = readMarkdown(text.slice(frontMatter.length));
  const facts = readFacts(frontMatter, document);
  const { title, heading } = readTitle(facts, document);
  const steps = timelineSteps(document, heading);
  const summary = summaryOf(facts, document);
  const { day, contradiction, defects } = dateDocument(facts, title, summary, steps, file.path);
  const zone = declaredOutside(facts, document);
  const known = { day, contradiction, zone, configured: file.config.zones.sources[source], start: null };
  const startText = facts.get("start time", "started at", "start");
  const start = readMoment("start_time", startText, known);
  const setting = { ...known, start: start.at };
  const broken = frontMatter.defect ? [frontMatter.defect] : [];
  const linesBefore = text.slice(0, frontMatter.length).split("\n").length - 1;
  const told = { document, linesBefore, facts, title, summary, startText, steps, setting };
  return { ...told, defects: [...broken, ...defects, ...start.defects] };
}

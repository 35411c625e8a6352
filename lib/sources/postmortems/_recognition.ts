import type { Head, Recognition } from "../../model/source.ts";
import { type MarkdownDocument, readMarkdown } from "./_document.ts";
import { type FrontMatter, readFrontMatter } from "./_front_matter.ts";
import { cleanText } from "./_text.ts";
import { timelineSteps } from "./_timeline.ts";

const incidentKey =
  /^(?:start_time|end_time|started_at|resolved_at|incident.*|postmortem.*|severity|root_cause|impact)$/;
const corpusKeys = ["url", "company", "categories"];
const incidentWord =
  /\b(?:post-?mortems?|incident (?:report|review|retrospective)|outage report|after[- ]action report|(?:störungs|vorfalls?|ausfall|incident-?)bericht|rapport d['’]incident|informe (?:de|del) incidente)\b/i;
// An incident may be about a template; only the word beside the name of the document speaks of the document.
const placeholder =
  /\b(?:yyyy|hh:mm)\b|\b(?:post-?mortem|incident|report|review)s?\b.*\btemplate\b|^template\b/i;

const otherFormat = /^\s*(?:\{|\[\s*[[{"\]]|<\?xml|<!doctype|<html)/i;

const weights: Readonly<Record<string, number>> = {
  timeline: 2,
  root_cause: 2,
  trigger: 1,
  detection: 1,
  resolution: 1,
  impact: 1,
  lessons: 1,
  action_items: 1,
  summary: 1,
  other: 0,
};

function byFrontMatter(frontMatter: FrontMatter): Recognition | null {
  const found = frontMatter.keys.filter((key) => incidentKey.test(key));
  const described = found.length > 0 && frontMatter.keys.includes("title") ||
    found.includes("start_time") || corpusKeys.every((key) => frontMatter.keys.includes(key));
  if (!described) return null;
  const named = found.length > 0 ? found : corpusKeys;
  return { sure: 0.9, why: `front matter with ${named.slice(0, 4).join(", ")}` };
}

function timesIn(document: MarkdownDocument): number {
  return timelineSteps(document, null).filter((step) => step.type === "entry" && step.when !== null).length;
}

function byHeadings(document: MarkdownDocument): Recognition | null {
  const headings = document.sections.flatMap((section) => section.heading === null ? [] : [section.heading]);
  if (headings.some((heading) => placeholder.test(heading))) return null;
  const kinds = [
    ...new Set(document.sections.flatMap((section) => section.own === null ? [] : [section.own])),
  ];
  const spoken = headings.some((heading) => incidentWord.test(heading));
  const timed = kinds.includes("timeline") && timesIn(document) > 1;
  const evidence = spoken || timed || kinds.includes("root_cause") || kinds.includes("trigger");
  const score = kinds.reduce((sum, kind) => sum + (weights[kind] ?? 0), (spoken ? 2 : 0) + (timed ? 2 : 0));
  if (!evidence || score < 4 || kinds.length < 2) return null;
  return { sure: 0.8, why: `sections ${kinds.join(", ")}` };
}

/** Says whether a text in Markdown has the headings of a postmortem. */
export function recogniseHeadings(markdown: string): Recognition | null {
  return byHeadings(readMarkdown(cleanText(markdown)));
}

/** Says whether a document is a postmortem, by its front matter or its headings, never by its name. */
export function recognisePostmortem(head: Head): Recognition | null {
  if (head.entries.length > 0 || otherFormat.test(head.text)) return null;
  const text = cleanText(head.text);
  const frontMatter = readFrontMatter(text);
  return byFrontMatter(frontMatter) ?? byHeadings(readMarkdown(text.slice(frontMatter.length)));
}

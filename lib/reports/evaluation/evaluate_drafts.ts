import { type IncidentHead, incidentHeads } from "../../analyses/incident_timeline/head_rows.ts";
import type { Hypothesis } from "../../analyses/hypotheses/hypothesis.ts";
import type { Warehouse } from "../../warehouse/mod.ts";
import type { Cassette } from "../../narrative/cassette.ts";
import type { NarrateOptions } from "../../narrative/model_options.ts";
import { draftMarkdown } from "../draft/markdown.ts";
import { type DraftMaterial, draftMaterial } from "../draft/material.ts";
import { draftSections } from "../draft/sections.ts";
import { tellSections } from "../draft/tell_sections.ts";
import type { Template } from "../draft/template.ts";
import { unsupportedSentences } from "../draft/unsupported.ts";
import { type KnownEvent, scoreTimeline } from "./score_timeline.ts";
import { type Wording, wordingOf } from "./wording.ts";

/** What is true of an incident. */
export interface KnownIncident {
  /** Id in the warehouse, or of its tool. */
  readonly incident: string;
  readonly events: readonly KnownEvent[];
  readonly service: string;
  readonly opened: string;
  readonly answered: string | null;
  readonly closed: string | null;
  readonly cause: string | null;
  readonly change: { readonly title: string; readonly at: string } | null;
}

/** How one draft stands against what is true. */
export interface DraftScore {
  readonly incident: string;
  /** Name of the model that was to word it; null for the offline writer. */
  readonly model: string | null;
  /** Of service, opening, answer and end: told rightly, not told, told otherwise. */
  readonly facts: { readonly right: number; readonly missed: number; readonly wrong: number };
  readonly events: number;
  readonly entries: number;
  readonly matched: number;
  /** Place of the true change or cause among the hypotheses, from 1; null where it is none of them. */
  readonly rank: number | null;
  /** Sentences that no claim supports. */
  readonly unsupported: number;
  /** Lines of the timeline to add or strike, over those there should be: how far it is from what is true. */
  readonly edits: number;
  readonly wording: Wording;
  /** Seconds it took. */
  readonly tookS: number;
}

function sameTime(told: string | null | undefined, known: string | null): "missed" | "right" | "wrong" {
  if (told === null || told === undefined) return known === null ? "right" : "missed";
  return known !== null && Math.abs(Date.parse(told) - Date.parse(known)) <= 60_000 ? "right" : "wrong";
}

function factsOf(
  { services }: IncidentHead,
  { timeline }: DraftMaterial,
  known: KnownIncident,
): DraftScore["facts"] {
  const told = (what: string) => timeline.rows.find((entry) => entry.what === what)?.at;
  const last = timeline.rows.findLast(({ what }) => what === "resolved")?.at;
  const verdicts = [
    services.length === 0 ? "missed" : services.includes(known.service) ? "right" : "wrong",
    sameTime(told("declared"), known.opened),
    sameTime(told("acknowledged"), known.answered),
    sameTime(last, known.closed),
  ];
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return { right: count("right"), missed: count("missed"), wrong: count("wrong") };
}

/** The change that truly brought it, or its true kind of cause. */
function isTrue({ kind, subject, title }: Hypothesis, { cause, change }: KnownIncident): boolean {
  return kind === "cause"
    ? subject === cause
    : kind === "change" && change !== null && title === change.title;
}

const nothingBefore: Cassette = { version: 1, answers: {} };

async function score(
  warehouse: Warehouse,
  known: KnownIncident,
  { template, narrators }: EvaluationOptions,
): Promise<DraftScore[]> {
  const [head] = await incidentHeads(warehouse, known.incident);
  if (!head) return [];
  const began = performance.now();
  const material = await draftMaterial(warehouse, head);
  const offline = draftSections(material);
  const readS = (performance.now() - began) / 1000;
  const claims = offline.flatMap(({ lines }) => lines.map(({ claim }) => claim));
  const { events, entries, matched } = scoreTimeline(material.timeline.rows, known.events);
  const place = material.hypotheses.rows.findIndex((hypothesis) => isTrue(hypothesis, known));
  const scores: DraftScore[] = [];
  for (const narrator of narrators) {
    const asked = performance.now();
    const { sections, narrative: { model, promptHash, reason } } = await tellSections(offline, {
      ...{ narrator, before: nothingBefore, examples: new Map() },
    });
    const writing = { model, promptHash, reason, asked: null };
    const heading = { title: head.title ?? "", incidentId: head.incidentId, edition: "", writing };
    const markdown = draftMarkdown(heading, sections, template);
    const tookS = readS + (performance.now() - asked) / 1000;
    scores.push({
      incident: known.incident,
      model: narrator.model?.model ?? null,
      facts: factsOf(head, material, known),
      events,
      entries,
      matched,
      rank: place < 0 ? null : place + 1,
      unsupported: unsupportedSentences(markdown, claims, sections.flatMap(({ told }) => told)).length,
      edits: (events + entries - 2 * matched) / Math.max(1, events),
      wording: wordingOf(offline, sections),
      tookS,
    });
  }
  return scores;
}

/** How drafts are written that are held against the truth. */
export interface EvaluationOptions {
  readonly template: Template;
  /** Writers to be held beside each other; one without a model writes offline. */
  readonly narrators: readonly NarrateOptions[];
  /** Told after each incident. */
  readonly onDraft?: (at: number, of: number) => void;
}

/**
 * Drafts incidents of which all is known, by each writer, and holds each draft against that.
 *
 * @throws {QueryError} when the warehouse refuses a statement.
 */
export async function evaluateDrafts(
  warehouse: Warehouse,
  known: readonly KnownIncident[],
  options: EvaluationOptions,
): Promise<DraftScore[]> {
  const scores: DraftScore[] = [];
  for (const [at, one] of known.entries()) {
    scores.push(...await score(warehouse, one, options));
    options.onDraft?.(at + 1, known.length);
  }
  return scores;
}

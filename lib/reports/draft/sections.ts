import { hypothesesClaims } from "../../analyses/hypotheses/claims.ts";
import { incidentTimelineClaims } from "../../analyses/incident_timeline/claims.ts";
import { actionClaims } from "./_actions.ts";
import { contributingClaims } from "./_contributing.ts";
import { detectionClaims } from "./_detection.ts";
import { impactClaims } from "./_impact.ts";
import type { DraftMaterial } from "./material.ts";
import { questionClaims } from "./_questions.ts";
import { luckyClaims, poorlyClaims, wellClaims } from "./_reflection.ts";
import { resolutionClaims } from "./_resolution.ts";
import { type DraftLine, type DraftSection, linesOf } from "./section.ts";
import { noveltyClaims, similarSection } from "./_similar.ts";
import { summaryClaims } from "./_summary.ts";

/** Statements stand by themselves, what speaks for and against them below. */
function hypothesisLines({ hypotheses }: DraftMaterial): DraftLine[] {
  const claims = hypothesesClaims(hypotheses);
  const isPart = (id: string) => /^hypotheses\.\d+\./.test(id);
  return claims.map((claim) => ({ claim, depth: isPart(claim.id) ? 1 : 0 }));
}

type Form = DraftSection["form"];

/** What stands under every heading a template may ask for. */
const writers: Readonly<Record<string, readonly [Form, (material: DraftMaterial) => DraftLine[]]>> = {
  summary: ["prose", (material) => linesOf(summaryClaims(material))],
  impact: ["prose", (material) => linesOf(impactClaims(material))],
  detection: ["prose", (material) => linesOf(detectionClaims(material))],
  resolution: ["list", (material) => linesOf(resolutionClaims(material))],
  timeline: ["list", ({ timeline }) => linesOf(incidentTimelineClaims(timeline))],
  hypotheses: ["list", hypothesisLines],
  contributing: ["list", (material) => linesOf(contributingClaims(material))],
  similar: ["list", (material) => linesOf(similarSection(material))],
  well: ["list", (material) => linesOf(wellClaims(material))],
  poorly: ["list", (material) => linesOf(poorlyClaims(material))],
  lucky: ["list", (material) => linesOf(luckyClaims(material))],
  actions: ["list", (material) => linesOf(actionClaims(material))],
  questions: ["list", (material) => linesOf(questionClaims(material))],
  novelty: ["prose", (material) => linesOf(noveltyClaims(material))],
};

/** Names of all sections, as templates use them. */
export const sectionIds: readonly string[] = Object.keys(writers);

/** What the data say under every heading a template may ask for. */
export function draftSections(material: DraftMaterial): DraftSection[] {
  return Object.entries(writers).map(([id, [form, lines]]) => ({
    id,
    form,
    lines: lines(material),
    told: [],
  }));
}

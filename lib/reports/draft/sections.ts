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

/** What the data say under every heading a template may ask for, in the order of the usual template. */
export function draftSections(material: DraftMaterial): DraftSection[] {
  const list = (id: string, lines: readonly DraftLine[]): DraftSection => ({ id, form: "list", lines });
  const prose = (id: string, lines: readonly DraftLine[]): DraftSection => ({ id, form: "prose", lines });
  return [
    prose("summary", linesOf(summaryClaims(material))),
    prose("impact", linesOf(impactClaims(material))),
    prose("detection", linesOf(detectionClaims(material))),
    list("resolution", linesOf(resolutionClaims(material))),
    list("timeline", linesOf(incidentTimelineClaims(material.timeline))),
    list("hypotheses", hypothesisLines(material)),
    list("contributing", linesOf(contributingClaims(material))),
    list("similar", linesOf(similarSection(material))),
    list("well", linesOf(wellClaims(material))),
    list("poorly", linesOf(poorlyClaims(material))),
    list("lucky", linesOf(luckyClaims(material))),
    list("actions", linesOf(actionClaims(material))),
    list("questions", linesOf(questionClaims(material))),
    prose("novelty", linesOf(noveltyClaims(material))),
  ];
}

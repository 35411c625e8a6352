import type { Claim } from "../../model/claim.ts";
import type { Finding } from "../../model/finding.ts";
import type { Narrative, NarrativeChapter } from "../../model/narrative.ts";
import type { Period } from "../../model/period.ts";
import { renderClaim } from "../../model/render_claim.ts";
import type { Deck, Slide } from "../deck/deck.ts";
import type { Shown, SlideCell } from "./edition.ts";

const mostBullets = 5;

function notesOf(finding: Finding | undefined): string {
  if (!finding) return "";
  const { method } = finding;
  const parts = [
    finding.question,
    method.definition,
    method.test === null ? "" : `Test: ${method.test}.`,
    method.nullHypothesis === null ? "" : `Null hypothesis: ${method.nullHypothesis}.`,
    method.adjustment === null ? "" : `Adjustment: ${method.adjustment}, ${method.hypotheses} hypotheses.`,
    `Confidence ${method.confidence * 100} %, n = ${method.n}${
      method.seed === null ? "" : `, seed ${method.seed}`
    }.`,
    ...finding.warnings,
  ];
  return parts.filter(Boolean).join("\n");
}

function rendered(claims: readonly Claim[], role: Claim["role"]): string[] {
  return claims.filter((claim) => claim.role === role).map((claim) => renderClaim(claim));
}

function slideOf(cell: SlideCell, findings: ReadonlyMap<string, Finding>): Slide {
  const finding = findings.get(cell.claims[0]?.finding ?? "");
  const support = rendered(cell.claims, "support");
  return {
    id: cell.id,
    title: rendered(cell.claims, "headline")[0] ?? finding?.question ?? cell.chapter,
    caveat: rendered(cell.claims, "caveat")[0] ?? "",
    chart: cell.chart,
    bullets: cell.chart ? [] : support.slice(0, mostBullets),
    notes: [notesOf(finding), ...support].join("\n"),
  };
}

function isChange(slide: SlideCell): boolean {
  return slide.claims.some(({ direction }) => direction !== null);
}

/** The first slide: what changed and what could not be told, in the narrative's own sentences. */
function summarySlide(
  shown: Shown,
  chapter: NarrativeChapter | undefined,
  period: Period,
  against: Period | null,
): Slide {
  const changes = shown.claims.filter(({ role, strength }) => role === "headline" && strength === "finding");
  const told = shown.slides.filter(isChange).flatMap(({ claims }) => claims);
  const found = changes.filter((claim) => told.includes(claim) || claim.direction !== null);
  const title = found[0]
    ? renderClaim(found[0])
    : against
    ? `No change from ${against.label} to ${period.label} can be told apart from chance`
    : `${period.label}: there is no earlier period to compare with`;
  return {
    id: "summary",
    title,
    caveat:
      "Each sentence rests on a test named in the notes of its slide; what has no evidence is said to have none.",
    chart: null,
    bullets: (chapter?.sentences ?? []).slice(0, mostBullets + 1).map(({ text }) => text),
    notes: "",
  };
}

function definitionsSlide(findings: readonly Finding[]): Slide {
  return {
    id: "definitions",
    title: "What the words and numbers of this deck mean",
    caveat: "Intervals and tests at the confidence stated; the notebooks hold every query and every method.",
    chart: null,
    bullets: [],
    table: {
      columns: ["Question", "What is measured"],
      rows: findings.map(({ question, method }) => [question, method.definition]),
    },
    notes: findings.map(notesOf).join("\n\n"),
  };
}

/** The deck of an edition: what changed, the slides of the notebooks in their order, definitions. */
export function deckOf(shown: Shown, narrative: Narrative, period: Period, against: Period | null): Deck {
  const findings = new Map(shown.findings.map((finding) => [finding.name, finding]));
  return {
    title: `Incident review ${period.label}`,
    subtitle: against ? `Compared with ${against.label}` : "First period on record",
    period: period.label,
    slides: [
      summarySlide(shown, narrative.chapters[0], period, against),
      ...shown.slides.map((cell) => slideOf(cell, findings)),
      definitionsSlide(shown.findings),
    ],
  };
}

import type { Claim } from "../../model/claim.ts";
import { isZone } from "../../model/is_zone.ts";
import type { Finding } from "../../model/finding.ts";
import type { Narrative } from "../../model/narrative.ts";
import type { Period } from "../../model/period.ts";
import { renderClaim } from "../../model/render_claim.ts";
import { cleanName } from "../../narrative/clean_name.ts";
import type { Deck, Slide } from "../deck/deck.ts";
import { mostSlides } from "../deck/most_slides.ts";
import { withRoom } from "./_room.ts";
import { headlineOf, inShort } from "./in_short.ts";
import type { Shown, SlideCell } from "./edition.ts";

const mostBullets = 6;

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

/** What is compared with what, and how a claim is put into words. */
interface Telling {
  readonly period: Period;
  readonly against: Period | null;
  readonly tell: (claim: Claim) => string;
}

function slideOf(cell: SlideCell, findings: ReadonlyMap<string, Finding>, { tell }: Telling): Slide {
  const finding = findings.get(cell.claims[0]?.finding ?? "");
  const rendered = (role: Claim["role"]) => cell.claims.filter((claim) => claim.role === role).map(tell);
  const support = rendered("support");
  return {
    id: cell.id,
    title: rendered("headline")[0] ?? finding?.question ?? cell.chapter,
    caveat: rendered("caveat")[0] ?? "",
    chart: cell.chart,
    bullets: cell.chart ? [] : support.slice(0, mostBullets),
    notes: [notesOf(finding), ...support].join("\n"),
  };
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Whether findings are there and none of them compares the two periods. */
function nothingCompared(slides: readonly SlideCell[], findings: readonly Finding[]): boolean {
  const names = new Set(slides.flatMap(({ claims }) => claims.map(({ finding }) => finding)));
  const own = findings.filter(({ name }) => names.has(name));
  return own.length > 0 &&
    own.every(({ terms }) =>
      !terms.some(({ unit, qValue }) => unit === "ratio" && typeof qValue === "number")
    );
}

/** The title where nothing is known to have changed: why not. */
function quietTitle(
  { findings }: Shown,
  changes: readonly SlideCell[],
  { period, against }: Telling,
): string {
  const incidents = findings.flatMap(({ terms }) => terms).find(({ term }) => term === "incidents.period");
  if (incidents?.estimate === 0) return `No incidents are recorded in ${period.label}`;
  if (!against) return `${period.label}: there is no earlier period to compare with`;
  return nothingCompared(changes, findings)
    ? `Too few incidents to compare ${period.label} with ${against.label}`
    : `No change from ${against.label} to ${period.label} can be told apart from chance`;
}

/** The first slide: what changed, what could not be told, and how good the data are. */
function summarySlide(shown: Shown, isWhole: boolean, narrative: Narrative, telling: Telling): Slide {
  const { against, tell } = telling;
  const { changes, strongest, lines, further, state } = inShort(shown, against);
  const told = lines.slice(0, mostBullets - state.length);
  const more = further.slice(0, mostBullets - told.length - state.length);
  const title = strongest ? tell(strongest) : quietTitle(shown, changes, telling);
  return {
    id: "summary",
    title,
    caveat: isWhole
      ? "Each statement has its slide; definitions and tests stand in the notes."
      : "Definitions and tests stand in the notes; what has no slide is named in those of the last one.",
    chart: null,
    bullets: [...new Set([...told, ...more, ...state].map((claim) => sentence(tell(claim))))],
    notes: (narrative.chapters[0]?.sentences ?? []).map(({ text }) => text).join("\n"),
  };
}

/** Letters that one line below a slide holds. */
const longestCaveat = 90;

/** Which chapters have no slide; where many have none, the notes name them. */
function leftOutCaveat(chapters: readonly string[]): string {
  const named = `Left out for room, told in the summary: ${chapters.join("; ")}.`;
  return named.length <= longestCaveat
    ? named
    : `${chapters.length} chapters are left out for room: the notes name them, the summary tells them.`;
}

/** What a slide without room would have said first. */
function leftOutLine(cell: SlideCell, tell: Telling["tell"]): string {
  const headline = headlineOf(cell);
  return `Left out for room: ${cell.chapter}${headline ? ` (${tell(headline)})` : ""}.`;
}

function definitionsSlide(
  findings: readonly Finding[],
  { shown, left }: ReturnType<typeof withRoom>,
  { tell }: Telling,
): Slide {
  const definitions = shown.flatMap(({ claims }) => claims).filter(({ role }) => role === "definition");
  return {
    id: "definitions",
    title: "What the words and numbers of this deck mean",
    caveat: left.length === 0
      ? "The notes hold every method; the notebooks hold every query."
      : leftOutCaveat([...new Set(left.map(({ chapter }) => chapter))]),
    chart: null,
    bullets: [...new Set(definitions.map(tell))],
    notes: [...left.map((cell) => leftOutLine(cell, tell)), ...findings.map(notesOf)].join("\n\n"),
  };
}

/** The deck of an edition: what changed, the slides of the notebooks in their order, definitions. */
export function deckOf(shown: Shown, narrative: Narrative, period: Period, against: Period | null): Deck {
  const findings = new Map(shown.findings.map((finding) => [finding.name, finding]));
  const labels = [period.label, against?.label];
  // Periods and zones are the reader's own words; any other name came from an export.
  const plainly = (name: string) => labels.includes(name) || isZone(name) ? name : cleanName(name);
  const telling: Telling = { period, against, tell: (claim) => renderClaim(claim, plainly) };
  // The summary and the definitions are slides as well.
  const room = withRoom(shown, mostSlides - 2);
  return {
    title: `Incident review ${period.label}`,
    subtitle: against ? `Compared with ${against.label}` : "First period on record",
    period: period.label,
    slides: [
      summarySlide(shown, room.left.length === 0, narrative, telling),
      ...room.shown.map((cell) => slideOf(cell, findings, telling)),
      definitionsSlide(shown.findings, room, telling),
    ],
  };
}

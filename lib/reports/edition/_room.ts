import type { Claim } from "../../model/claim.ts";
import type { Shown, SlideCell } from "./edition.ts";
import { headlineOf, isLead } from "./in_short.ts";
import { surest } from "./_surest.ts";

const ranks: Readonly<Record<Claim["strength"], number>> = { finding: 1, context: 3, "no-evidence": 4 };

/**
 * What the deck is for comes first: what is left to do, changes with evidence, and how good the data are; then what passed
 * its test. That nothing is known to have changed, the summary says too: its slide goes before what no test was asked of.
 * Subslides come last.
 */
function rankOf(slide: SlideCell, first: string | undefined): number {
  const { claims, chapter, type } = slide;
  const strength = headlineOf(slide)?.strength;
  if (type === "subslide") return 6;
  if (isLead(slide) || claims[0]?.finding === "data_quality") return 0;
  if (chapter === first) return strength === "finding" ? 0 : 2;
  return strength ? ranks[strength] : 5;
}

/**
 * Parts slides in those that have room and those that have none; both stay in their order, but for what leads. Of equal rank,
 * those less sure give way, then later ones.
 */
export function withRoom(
  { slides, findings }: Pick<Shown, "slides" | "findings">,
  most: number,
): { shown: SlideCell[]; left: SlideCell[] } {
  const ranked = slides.map((slide, place) => ({
    slide,
    place,
    rank: rankOf(slide, slides[0]?.chapter),
    p: surest(slide, findings),
  })).sort((a, b) => a.rank - b.rank || a.p - b.p || a.place - b.place);
  const shown = new Set(ranked.slice(0, most).map(({ slide }) => slide));
  return {
    shown: slides.filter((slide) => shown.has(slide)).sort((a, b) => Number(isLead(b)) - Number(isLead(a))),
    left: slides.filter((slide) => !shown.has(slide)),
  };
}

import type { Claim } from "../../model/claim.ts";
import type { SlideCell } from "./edition.ts";
import { isLead } from "./in_short.ts";

const ranks: Readonly<Record<Claim["strength"], number>> = { finding: 1, context: 2, "no-evidence": 3 };

/** What the deck is for comes first: what is left to do, what changed, and how good the data are; then what passed its test. Subslides come last. */
function rankOf(slide: SlideCell, first: string | undefined): number {
  const { claims, chapter, type } = slide;
  if (type === "subslide") return 5;
  if (isLead(slide) || chapter === first || claims[0]?.finding === "data_quality") return 0;
  const headline = claims.find(({ role }) => role === "headline");
  return headline ? ranks[headline.strength] : 4;
}

/**
 * Parts slides in those that have room and those that have none; both stay in their order, but for what leads. Of equal rank,
 * later ones give way.
 */
export function withRoom(
  slides: readonly SlideCell[],
  most: number,
): { shown: SlideCell[]; left: SlideCell[] } {
  const ranked = slides.map((slide, place) => ({ slide, place, rank: rankOf(slide, slides[0]?.chapter) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place);
  const shown = new Set(ranked.slice(0, most).map(({ slide }) => slide));
  return {
    shown: slides.filter((slide) => shown.has(slide)).sort((a, b) => Number(isLead(b)) - Number(isLead(a))),
    left: slides.filter((slide) => !shown.has(slide)),
  };
}

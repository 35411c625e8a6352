import type { Claim } from "../../model/claim.ts";
import type { SlideCell } from "./edition.ts";

const ranks: Readonly<Record<Claim["strength"], number>> = { finding: 1, context: 2, "no-evidence": 3 };

/** What the deck is for comes first: what changed, and how good the data are; then what passed its test. */
function rankOf({ claims, chapter }: SlideCell, first: string | undefined): number {
  if (chapter === first || claims[0]?.finding === "data_quality") return 0;
  const headline = claims.find(({ role }) => role === "headline");
  return headline ? ranks[headline.strength] : 4;
}

/** Parts slides in those that have room and those that have none; both stay in their order. Of equal rank, later ones give way. */
export function withRoom(
  slides: readonly SlideCell[],
  most: number,
): { shown: SlideCell[]; left: SlideCell[] } {
  const ranked = slides.map((slide, place) => ({ slide, place, rank: rankOf(slide, slides[0]?.chapter) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place);
  const shown = new Set(ranked.slice(0, most).map(({ slide }) => slide));
  return {
    shown: slides.filter((slide) => shown.has(slide)),
    left: slides.filter((slide) => !shown.has(slide)),
  };
}

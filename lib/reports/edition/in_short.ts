import type { Claim } from "../../model/claim.ts";
import { isEvidence } from "../../model/is_evidence.ts";
import type { Period } from "../../model/period.ts";
import type { Shown, SlideCell } from "./edition.ts";
import { surest } from "./_surest.ts";

/** Whether a slide leads all others: families that came again while something about them is still to be done. */
export function isLead({ claims }: SlideCell): boolean {
  return claims[0]?.id === "learning.open";
}

/** The slides that tell what changed: those that share the chapter of the first one. */
function changeSlides({ slides }: Shown): SlideCell[] {
  return slides.filter(({ chapter }) => chapter === slides[0]?.chapter);
}

/** The claim a slide is there for. */
export function headlineOf({ claims }: SlideCell): Claim | undefined {
  return claims.find(({ role }) => role === "headline");
}

/** Changes with evidence beside the headline of their slide. */
function furtherChanges({ claims }: SlideCell): Claim[] {
  return claims.filter((claim) =>
    claim.role === "support" && claim.strength === "finding" && !isEvidence(claim)
  );
}

/** What a slide of changes comes to: its headline or, where that is the title already, the evidence for it. */
function changeLines({ claims }: SlideCell, title: Claim | undefined): Claim[] {
  return [
    ...claims.filter((claim) => claim.role === "headline" && claim !== title),
    ...(title && claims.includes(title)
      ? claims.filter((claim) => claim.role === "support" && isEvidence(claim)).slice(0, 1)
      : []),
    ...claims.filter(({ role }) => role === "caveat"),
  ];
}

/** What an edition comes to, before any chapter is read. */
export interface InShort {
  /** The slides told first. */
  readonly changes: readonly SlideCell[];
  /** The change with the best evidence, if one has any. */
  readonly strongest: Claim | undefined;
  /** What each slide of changes comes to. */
  readonly lines: readonly Claim[];
  /** Other changes with evidence. */
  readonly further: readonly Claim[];
  /** How things stand: without a change to tell of, that is the news. */
  readonly state: readonly Claim[];
}

/** Chooses what an edition says first. */
export function inShort(shown: Shown, against: Period | null): InShort {
  const changes = changeSlides(shown);
  const others = shown.slides.filter((slide) => !changes.includes(slide));
  const { findings } = shown;
  const strongest = changes.toSorted((a, b) => surest(a, findings) - surest(b, findings)).map(headlineOf)
    .find((claim) => claim?.strength === "finding");
  return {
    changes,
    strongest,
    lines: changes.flatMap((slide) => changeLines(slide, strongest)),
    further: changes.flatMap(furtherChanges),
    state: others.filter(({ claims }) => against === null || claims[0]?.finding === "data_quality")
      .flatMap((slide) => headlineOf(slide) ?? []),
  };
}

/** The first chapter: changes, what each other chapter found, and how good the data are. */
export function inShortClaims(shown: Shown, against: Period | null): Claim[] {
  const { strongest, lines, further, state } = inShort(shown, against);
  const found = shown.slides.flatMap((slide) => headlineOf(slide) ?? [])
    .filter(({ strength }) => strength === "finding");
  return [...new Set([...(strongest ? [strongest] : []), ...lines, ...further, ...found, ...state])];
}

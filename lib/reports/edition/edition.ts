import type { Claim } from "../../model/claim.ts";
import type { Finding } from "../../model/finding.ts";
import type { SlideChart } from "../deck/deck.ts";

/** What a notebook's cell says of its slide, in its metadata under `hindcast`. */
export interface SlidePlace {
  /** Order in the deck. */
  readonly order: number;
  /** Heading under which its claims are told in the narrative. */
  readonly chapter: string;
}

/** Whether a cell's slide gives way to all others: it is a `subslide` of Jupyter. */
export type SlideType = "slide" | "subslide";

/** A cell marked as a slide, with what it showed. */
export interface SlideCell extends SlidePlace {
  readonly id: string;
  readonly type: SlideType;
  readonly claims: readonly Claim[];
  readonly chart: SlideChart | null;
}

/** All that executed notebooks showed. */
export interface Shown {
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly slides: readonly SlideCell[];
}

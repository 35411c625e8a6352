import type { Narrative } from "../../model/narrative.ts";
import type { Period } from "../../model/period.ts";
import type { SlideChart } from "../deck/deck.ts";
import type { Evidence } from "../../narrative/evidence.ts";
import type { IncidentPlace } from "./incident_places.ts";

/** A period told on one page. */
export interface Report {
  readonly period: Period;
  readonly against: Period | null;
  /** Its first chapter says what the others come to. */
  readonly narrative: Narrative;
  /** Charts by the title of the chapter they belong to. */
  readonly charts: ReadonlyMap<string, readonly SlideChart[]>;
  /** What the sentences rest on. */
  readonly evidence: Evidence;
  /** Incidents of the period, oldest first. */
  readonly incidents: readonly IncidentPlace[];
}

import type { CauseRole } from "./taxonomy.ts";

/** What a person decided about an incident. */
export interface CauseLabel {
  /** `incidents.incident_id`, or the id of any record of the incident. */
  readonly incidentId: string;
  /** Which of the two questions is answered. */
  readonly role: CauseRole;
  /** Category of the taxonomy. */
  readonly category: string;
  /** What of the incident's text speaks for it; null where nothing was quoted. */
  readonly evidence: string | null;
  /** ISO 8601 in UTC. */
  readonly labelledAt: string;
  /** Who decided, by a pseudonym or initials. */
  readonly by: string;
  /** Anything else worth keeping; null where there is nothing. */
  readonly note: string | null;
}

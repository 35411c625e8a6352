import type { FamilyTextRow } from "../../../lib/analyses/families/text_rows.ts";
import { createCompany } from "../../../lib/twin/company.ts";

/** A company's incidents, and the family each was planted in. */
export interface Told {
  readonly rows: FamilyTextRow[];
  /** Null: of no family. */
  readonly truth: (string | null)[];
}

/** Incidents in words no choice was made on. */
export function heldCompany(seed: number, scale: "sample" | "S" = "sample"): Told {
  const incidents = createCompany({ seed, scale, language: "held" }).incidents
    .filter(({ kind }) => kind === "incident").toSorted((a, b) => a.id < b.id ? -1 : 1);
  return {
    rows: incidents.map(({ id, title, body, service, createdAt }) => ({
      incidentId: id,
      startedAt: new Date(createdAt).toISOString(),
      title,
      summary: body,
      services: [service.name],
      causes: [],
    })),
    truth: incidents.map(({ family }) => family),
  };
}

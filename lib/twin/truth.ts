import { end, exportedAt, iso, start } from "./_clock.ts";
import type { FileBooks } from "./_ledger.ts";
import type { Company } from "./company.ts";
import { plantedIn } from "./truth_planted.ts";
import { incidentRecords, totalsOf } from "./truth_totals.ts";

/** What is true of a company and of the files written: the answers its exports are examined against. */
export function truthOf(company: Company, books: readonly FileBooks[]) {
  return {
    seed: company.seed,
    scale: company.scale,
    paraphrases_used: company.paraphrases,
    span: { start: iso(start), end: iso(end), exported_at: iso(exportedAt) },
    totals: totalsOf(company, books),
    incident_records_by_source: incidentRecords(company),
    planted: plantedIn(company),
    files: books,
  };
}

import { end, exportedAt, iso, start } from "./_clock.ts";
import type { FileBooks } from "./_ledger.ts";
import type { Company } from "./company.ts";
import { languageTruth } from "./truth_language.ts";
import { plantedIn } from "./truth_planted.ts";
import { incidentRecords, totalsOf } from "./truth_totals.ts";

/**
 * What is true of a company and of the files written: the answers its exports are examined against. `language` says
 * which half of the wordings each incident is told in; `planted.families` and `planted.novel` which incidents are of one
 * kind and which come once; `planted.causes` and `planted.triggers` what each rests on and what set it off;
 * `planted.cause_not_told` and `planted.cause_mistaken_in_summary` whose texts hide that.
 */
export function truthOf(company: Company, books: readonly FileBooks[]) {
  return {
    seed: company.seed,
    scale: company.scale,
    language: languageTruth(company),
    span: { start: iso(start), end: iso(end), exported_at: iso(exportedAt) },
    totals: totalsOf(company, books),
    incident_records_by_source: incidentRecords(company),
    planted: plantedIn(company),
    files: books,
  };
}

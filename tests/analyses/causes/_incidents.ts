import { parse } from "yaml";
import type { CauseRow } from "../../../lib/analyses/causes/rows.ts";
import { type CauseCategory, parseTaxonomy } from "../../../lib/model/taxonomy.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import type { Language } from "../../../lib/twin/mod.ts";

/** The categories that ship. */
export const categories: readonly CauseCategory[] =
  parseTaxonomy(parse(await Deno.readTextFile("data/labels/taxonomy.yaml"))).categories;

/** An incident that nobody has labelled, unless told. */
export function incident(summary: string, told: Partial<CauseRow> = {}): CauseRow {
  return {
    incidentId: summary,
    startedAt: "2026-07-01T10:00:00.000Z",
    title: null,
    summary,
    told: null,
    services: [],
    label: null,
    labelledAt: null,
    guess: null,
    guessedAt: null,
    ...told,
  };
}

/** Incidents of the synthetic company with their true causes (or triggers) as labels, in order of time. */
export function companyRows(
  seed: number,
  language: Language,
  role: "cause" | "trigger" = "cause",
): CauseRow[] {
  return createCompany({ seed, scale: "sample", language }).incidents.filter((one) => one[role] !== null)
    .map((one) =>
      incident(one.body, {
        incidentId: one.id,
        startedAt: new Date(one.createdAt).toISOString(),
        title: one.title,
        services: [one.service.name],
        label: one[role],
        labelledAt: "2026-10-01T00:00:00.000Z",
      })
    ).sort((a, b) => a.startedAt < b.startedAt ? -1 : 1);
}

/** The same without their labels, but of the first so many. */
export function labelledFirst(rows: readonly CauseRow[], count: number): CauseRow[] {
  return rows.map((row, at) => at < count ? row : { ...row, label: null, labelledAt: null });
}

import type { LessonRow } from "../../../lib/analyses/similar/lessons.ts";
import type { SimilarRow } from "../../../lib/analyses/similar/rows.ts";
import type { Incident } from "../../../lib/twin/incident.ts";
import { createCompany } from "../../../lib/twin/company.ts";

/** A row as the warehouse gives it, of one hour unless told. */
export function row(incidentId: string, day: number, told: Partial<SimilarRow> = {}): SimilarRow {
  const start = Date.UTC(2026, 0, 1 + day);
  return {
    incidentId,
    title: null,
    summary: null,
    services: [],
    rules: [],
    changeKinds: [],
    family: null,
    cause: null,
    trigger: null,
    startedAt: new Date(start).toISOString(),
    resolvedAt: new Date(start + 3_600_000).toISOString(),
    isCensored: false,
    censoredAt: null,
    ...told,
  };
}

/** A lesson of an incident as the warehouse gives it. */
export function lesson(
  incidentId: string,
  kind: LessonRow["kind"],
  text: string,
  told: Partial<LessonRow> = {},
): LessonRow {
  return {
    incidentId,
    kind,
    text,
    told: "Postmortem",
    at: null,
    status: null,
    file: null,
    line: null,
    ...told,
  };
}

/** Real incidents of a synthetic company, in order of time. */
export function incidentsOf(seed: number, language: "tune" | "held"): readonly Incident[] {
  return createCompany({ scale: "sample", seed, language }).incidents.filter(({ kind }) =>
    kind === "incident"
  );
}

/** The same as rows, with their true families; the older part of the tools told no more than titles. */
export function rowsOfCompany(incidents: readonly Incident[], titlesOnly = 0): SimilarRow[] {
  return incidents.map((incident, at): SimilarRow => ({
    ...row(incident.id, 0),
    title: incident.title,
    summary: at < incidents.length * titlesOnly ? null : incident.body,
    services: [incident.service.name],
    family: incident.family,
    startedAt: new Date(incident.createdAt).toISOString(),
    resolvedAt: incident.resolvedAt === null ? null : new Date(incident.resolvedAt).toISOString(),
  }));
}

import { iso, minute } from "./_clock.ts";
import { pick, streamOf } from "./_draw.ts";
import { hashOf } from "./_hash.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { isTold } from "./told.ts";

/** Impact on the status page by severity; what is below is not shown to customers. */
const impacts = ["critical", "major", "minor"] as const;

/** Pager incidents that were also told on the status page: some of the severe ones. */
export function shownIncidents(company: Company): readonly Incident[] {
  return company.incidents.filter((incident) =>
    isTold(incident) && (incident.severity ?? 9) <= 3 && hashOf(`status/${incident.id}`) % 4 === 0
  );
}

/** An incident that only the status page knows. */
export interface StatusOnly {
  readonly id: string;
  readonly service: string;
  readonly startedAt: number;
  readonly resolvedAt: number;
}

/** Incidents of the status page that nobody was paged for. */
export function statusOnlyIncidents(company: Company): readonly StatusOnly[] {
  const random = streamOf(company.seed, "status-only");
  return Array.from({ length: company.size.statusOnly }, (_, index) => {
    const startedAt = Date.UTC(2025, 5, 1) + Math.floor(random.next() * 480 * 86_400) * 1000;
    const resolvedAt = startedAt + (20 + random.integer(80)) * minute;
    return {
      id: `st-only-${index + 1}`,
      service: pick(company.services, random).name,
      startedAt,
      resolvedAt,
    };
  });
}

/** When the status page says that an incident began: a few minutes before the page. */
export function startShown({ createdAt, resolvedAt }: Incident): number {
  const end = resolvedAt as number;
  return createdAt - Math.min(5 * minute, Math.floor((end - createdAt) / 20_000) * 1000);
}

function statusRecord(incident: Incident): Record<string, unknown> {
  const { resolvedAt, severity, service, title, id } = incident;
  const end = resolvedAt as number;
  return {
    id: `st-${incident.number}`,
    name: `Trouble with ${service.name}`,
    status: "resolved",
    impact: impacts[(severity as number) - 1],
    started_at: iso(startShown(incident)),
    resolved_at: iso(end),
    components: [service.name],
    external_ref: `pagerduty:${id}`,
    body: title,
  };
}

function* statusPieces(company: Company): Generator<Piece> {
  let line = 0;
  for (const incident of shownIncidents(company)) {
    line++;
    yield { text: `${JSON.stringify(statusRecord(incident))}\n`, records: 1 };
  }
  for (const { id, service, startedAt, resolvedAt } of statusOnlyIncidents(company)) {
    line++;
    const name = `Slow pages in ${service}`;
    const stamps = { started_at: iso(startedAt), resolved_at: iso(resolvedAt) };
    const json = {
      id,
      name,
      status: "resolved",
      impact: "minor",
      ...stamps,
      components: [service],
      external_ref: null,
    };
    yield { text: `${JSON.stringify(json)}\n`, records: 1 };
  }
  const reason = "a line cut before its end";
  const rejects = [{
    code: "E-JSON",
    field: null,
    reason,
    line: line + 1,
    path: null,
    scope: "record",
  }] as const;
  yield { text: '{"id":"st-cut","name":"Trouble with gate\n', records: 1, rejects };
}

/** The status page as JSON Lines. */
export function statusFile(company: Company): ExportText {
  return { path: "raw/status/incidents.jsonl", source: "status_page", pieces: () => statusPieces(company) };
}

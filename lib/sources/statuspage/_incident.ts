import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { earliest } from "../_moments.ts";
import { serviceRows } from "../_service_rows.ts";
import { incidentsKind, vendor } from "./_statuspage.ts";
import { displayedAt, eventRows, opening } from "./_updates.ts";
import { canonicalService, canonicalSeverity, canonicalStatus } from "../_words.ts";

const placed = new Set([
  ..."id name status impact created_at updated_at started_at monitoring_at resolved_at".split(" "),
  ..."scheduled_for shortlink incident_updates components postmortem_body".split(" "),
]);

const impacts = { critical: 1, major: 2, minor: 3 };
const statuses = { scheduled: "open", verifying: "mitigated" } as const;
const maintenance = /^(scheduled|in_progress|verifying|completed)$/;

function isMaintenance(fields: Fields): boolean {
  return fields.text("scheduled_for") !== null || fields.text("impact") === "maintenance" ||
    maintenance.test(fields.text("status") ?? "");
}

/**
 * When customers were first hit. Authors who tell of an incident afterwards set its first update back, and only that
 * stamp knows; a maintenance begins when it is planned for.
 */
function startedAt(fields: Fields, zone: string | undefined): string | null {
  const planned = fields.instant("scheduled_for", zone);
  if (planned !== null) return planned;
  const stated = fields.instant("started_at", zone) ?? fields.instant("created_at", zone);
  const first = opening(fields);
  const shown = first === undefined || isMaintenance(fields) ? null : displayedAt(first, zone);
  return shown !== null && (stated === null || shown < stated) ? shown : stated;
}

function completedAt(fields: Fields, zone: string | undefined): string | null {
  const last = fields.list("incident_updates").filter((update) => update.text("status") === "completed");
  return earliest(last.map((update) => displayedAt(update, zone)));
}

function times(fields: Fields, zone: string | undefined) {
  return {
    started_at: startedAt(fields, zone),
    declared_at: fields.instant("created_at", zone),
    mitigated_at: fields.instant("monitoring_at", zone),
    resolved_at: fields.instant("resolved_at", zone) ?? completedAt(fields, zone),
    updated_at: fields.instant("updated_at", zone),
  };
}

function componentNames(fields: Fields): (string | null)[] {
  return fields.list("components").map((component) => component.text("name"));
}

function incidentRow(fields: Fields, id: string, config: Config): SourceRow {
  const impact = fields.text("impact");
  return incidentRecord(incidentsKind, vendor, id, {
    title: fields.text("name"),
    summary: opening(fields)?.text("body") ?? null,
    status: canonicalStatus(fields.text("status"), config, statuses),
    status_raw: fields.text("status"),
    severity: canonicalSeverity(impact, config, impacts),
    severity_raw: impact,
    incident_type: isMaintenance(fields) ? "maintenance" : "incident",
    service: canonicalService(componentNames(fields)[0], config),
    ...times(fields, config.zones.sources[incidentsKind]),
    url: fields.text("shortlink"),
    extra: extraJson(fields.values, (key) => !placed.has(key)),
  });
}

/** The text a page shows after an incident, as a postmortem of one section. */
function postmortemRows(fields: Fields, id: string): SourceRow[] {
  const text = fields.text("postmortem_body");
  if (text === null) return [];
  const postmortem_id = `${incidentsKind}:${id}`;
  const title = fields.text("name");
  const url = fields.text("shortlink");
  return [
    { table: "postmortems", row: { postmortem_id, source: incidentsKind, title, url, incident_ref: id } },
    { table: "postmortem_sections", row: { postmortem_id, position: 1, kind: "other", text } },
  ];
}

/** An incident or a maintenance of a status page, with what was told about it. */
export function mapIncident(fields: Fields, config: Config): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  return {
    rows: [
      incidentRow(fields, id, config),
      ...serviceRows(`${incidentsKind}:${id}`, componentNames(fields), config),
      ...eventRows(fields, id, config.zones.sources[incidentsKind]),
      ...postmortemRows(fields, id),
    ],
  };
}

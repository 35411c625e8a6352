import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { hideIn } from "../_hide_in.ts";
import { lookUp } from "../_look_up.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { latest } from "../_moments.ts";
import type { Once } from "../_once.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { incidentsKind, peopleIn, personOf, vendor } from "./_victorops.ts";
import { canonicalService, canonicalSeverity, canonicalStatus, canonicalTeam } from "../_words.ts";

const placed = new Set([
  ..."incidentNumber currentPhase entityDisplayName entityState service startTime transitions".split(" "),
  ..."pagedUsers incidentLink".split(" "),
]);

const kinds: Readonly<Record<string, string>> = {
  triggered: "trigger",
  acknowledged: "acknowledge",
  resolved: "resolve",
};

/** A manual incident repeats its title as the service, which names none. */
function serviceOf(fields: Fields): string | null {
  const service = fields.text("service");
  return service === fields.text("entityDisplayName") ? null : service;
}

function phase(fields: Fields, zone: string | undefined) {
  const changes = fields.list("transitions").map((transition) => ({
    name: transition.text("name")?.toLowerCase() ?? null,
    at: transition.instant("at", zone),
    transition,
  }));
  const timesOf = (name: string) =>
    changes.flatMap((change) => change.at !== null && change.name === name ? [change.at] : []).sort();
  return { changes, timesOf };
}

/** Who resolved it: a person, or the monitor that sent a recovery; NULL where the last transition does not say. */
function autoResolved(fields: Fields): boolean | null {
  const end = fields.list("transitions").findLast((transition) =>
    transition.text("name")?.toLowerCase() === "resolved"
  );
  if (end === undefined) return null;
  if (personOf(end.text("by")) !== null) return false;
  const manually = end.boolean("manually");
  return manually === null ? null : !manually;
}

function times(fields: Fields, isResolved: boolean, zone: string | undefined) {
  const { changes, timesOf } = phase(fields, zone);
  const stamps = [fields.instant("lastAlertTime", zone), ...changes.map(({ at }) => at)];
  return {
    declared_at: fields.instant("startTime", zone) ?? timesOf("triggered")[0] ?? null,
    acknowledged_at: timesOf("acknowledged")[0] ?? null,
    resolved_at: isResolved ? timesOf("resolved").at(-1) ?? null : null,
    updated_at: latest(stamps),
    auto_resolved: isResolved ? autoResolved(fields) : null,
  };
}

function teamOf(fields: Fields): string | null {
  const named = fields.list("pagedPolicies").map((paged) => paged.object("team").text("name"));
  return named.find((name) => name !== null) ?? fields.texts("pagedTeams")[0] ?? null;
}

function incidentRow(fields: Fields, id: string, hide: HideNames, config: Config): SourceRow {
  const status = canonicalStatus(fields.text("currentPhase"), config);
  const state = fields.text("entityState");
  return incidentRecord(incidentsKind, vendor, id, {
    title: fields.text("entityDisplayName") ?? fields.text("entityId"),
    status,
    status_raw: fields.text("currentPhase"),
    severity: canonicalSeverity(state, config),
    severity_raw: state,
    incident_type: "incident",
    team: canonicalTeam(teamOf(fields), config),
    service: canonicalService(serviceOf(fields), config),
    ...times(fields, status === "resolved", config.zones.sources[incidentsKind]),
    url: fields.text("incidentLink"),
    extra: extraJson(fields.values, (key) => !placed.has(key), (value) => hideIn(value, hide)),
  });
}

function eventRows(fields: Fields, id: string, hide: HideNames, config: Config): SourceRow[] {
  return phase(fields, config.zones.sources[incidentsKind]).changes.map((
    { name, at, transition },
    index,
  ) => ({
    table: "incident_events",
    row: {
      event_id: `${incidentsKind}:${id}:${transition.text("at") ?? index}:${name ?? index}`,
      source: incidentsKind,
      record_id: `${incidentsKind}:${id}`,
      occurred_at: at,
      occurred_at_raw: transition.text("at"),
      kind: name === null ? null : lookUp(kinds, name) ?? name,
      actor_id: personOf(transition.text("by")),
      text: hide(transition.text("message")),
    },
  }));
}

/** An incident, with the transitions between its phases. */
export function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("incidentNumber");
  if (id === null) return missing("incidentNumber");
  const people = peopleIn(fields);
  const hide = hidingNames(vendor, people);
  return {
    rows: [
      incidentRow(fields, id, hide, config),
      ...serviceRows(`${incidentsKind}:${id}`, [serviceOf(fields)], config),
      ...eventRows(fields, id, hide, config),
      ...once.rows(personRows(vendor, people)),
    ],
  };
}

import type { Config } from "../model/config.ts";
import { membersWithoutPeople, vendor } from "./_datadog.ts";
import type { Resource } from "./_datadog_resource.ts";
import { readEpoch } from "./_epoch_any_unit.ts";
import { extraJson } from "./_extra.ts";
import type { Fields } from "./_fields.ts";
import { type Mapped, missing } from "./_map_records.ts";
import { canonicalEnvironment, canonicalService, canonicalSeverity, canonicalTeam } from "./_words.ts";

const placedDeployment = new Set("service env version started_at finished_at".split(" "));
const placedFailure = new Set("name severity team services env started_at finished_at".split(" "));

const onlyReceipt = "it only says that the event was received";

/** A stamp as the answers write it, or as it was sent: nanoseconds, milliseconds or seconds. */
function instant(attributes: Fields, name: string): string | null {
  const text = attributes.text(name);
  if (text === null) return null;
  return /^\d+$/.test(text) ? attributes.taken(name, readEpoch(text)) : attributes.instant(name, undefined);
}

function isReceipt(attributes: Fields): boolean {
  return Object.keys(attributes.values).length === 0;
}

/** A deployment sent to DORA metrics. Datadog does not say how it ended: that it was sent says that it was made. */
export function deployment({ id, attributes }: Resource, config: Config): Mapped {
  if (id === null) return missing("id");
  if (isReceipt(attributes)) return { nothing: onlyReceipt };
  const version = attributes.text("version");
  const row = {
    change_id: `datadog_dora_deployments:${id}`,
    source: "datadog_dora_deployments",
    vendor_id: id,
    kind: "deployment",
    service: canonicalService(attributes.text("service"), config),
    environment: canonicalEnvironment(attributes.text("env"), config),
    title: [attributes.text("service"), version].filter((part) => part !== null).join(" ") || null,
    started_at: instant(attributes, "started_at"),
    finished_at: instant(attributes, "finished_at"),
    ref: version,
    sha: attributes.object("git").text("commit_sha"),
    extra: extraJson(membersWithoutPeople(attributes.values), (key) => !placedDeployment.has(key)),
  };
  return { rows: [{ table: "changes", row }] };
}

/** A failure sent to DORA metrics: an incident of another tool, told by its times. */
export function failure({ id, attributes }: Resource, config: Config): Mapped {
  if (id === null) return missing("id");
  if (isReceipt(attributes)) return { nothing: onlyReceipt };
  const record_id = `datadog_dora_failures:${id}`;
  const services = attributes.values["services"];
  const raws = (Array.isArray(services) ? services : []).map(String);
  const severity = attributes.text("severity");
  const resolved_at = instant(attributes, "finished_at");
  const row = {
    record_id,
    source: "datadog_dora_failures",
    vendor,
    vendor_id: id,
    title: attributes.text("name"),
    status: resolved_at === null ? null : "resolved",
    severity: canonicalSeverity(severity, config),
    severity_raw: severity,
    incident_type: "incident",
    team: canonicalTeam(attributes.text("team"), config),
    service: canonicalService(raws[0], config),
    started_at: instant(attributes, "started_at"),
    resolved_at,
    extra: extraJson(membersWithoutPeople(attributes.values), (key) => !placedFailure.has(key)),
  };
  const named = raws.map((raw) => ({
    table: "incident_services" as const,
    row: { record_id, service: canonicalService(raw, config), service_raw: raw },
  }));
  return { rows: [{ table: "incident_records", row }, ...named] };
}

import type { Config } from "../../model/config.ts";
import { membersWithoutPeople, vendor } from "./_datadog.ts";
import type { Resource } from "./_resource.ts";
import { anyInstant } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalEnvironment, canonicalService, canonicalSeverity, canonicalTeam } from "../_words.ts";

const placedDeployment = new Set("service env version started_at finished_at".split(" "));
const placedFailure = new Set("name severity team services env started_at finished_at".split(" "));

const onlyReceipt = "a receipt, which says no more than that the event came in";

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
    started_at: anyInstant(attributes, "started_at", undefined),
    finished_at: anyInstant(attributes, "finished_at", undefined),
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
  const raws = attributes.texts("services");
  const severity = attributes.text("severity");
  const resolved_at = anyInstant(attributes, "finished_at", undefined);
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
    started_at: anyInstant(attributes, "started_at", undefined),
    resolved_at,
    extra: extraJson(membersWithoutPeople(attributes.values), (key) => !placedFailure.has(key)),
  };
  return { rows: [{ table: "incident_records", row }, ...serviceRows(record_id, raws, config)] };
}

import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { anyInstant } from "../_epoch.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { RecordHead } from "../_record_head.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

const kind = "newrelic_incidents";

const placed = new Set([
  ..."event incidentId timestamp openTime closeTime priority title conditionName".split(" "),
]);

function isIncident(row: RecordHead): boolean {
  return row.has("incidentId") && /^(?:open|close)$/i.test(row.text("event")) &&
    (row.has("conditionName") || row.has("policyName") || row.has("openTime"));
}

/** Only these ends are recoveries; all others end the watching, and the alert's end was not seen. */
const recovered = /^(?:EVALUATOR|USER)$/i;

function serviceOf(fields: Fields, config: Config): string | null {
  const names = ["tags.service", "entity.name", "entityName", "targetName"].map((name) => fields.text(name));
  return canonicalService(names.find((name) => name !== null), config);
}

/** An incident opens and closes in two rows of one key: the newer, which knows both times, is kept. */
function alert(fields: Fields, config: Config): Mapped {
  const id = fields.text("incidentId");
  if (id === null) return missing("incidentId");
  const event = fields.text("event");
  const isClosed = /^close$/i.test(event ?? "");
  const cause = fields.text("closeCause");
  const priority = fields.text("priority");
  const at = anyInstant(fields, "timestamp", undefined);
  const opened = anyInstant(fields, "openTime", undefined);
  const closed = isClosed ? anyInstant(fields, "closeTime", undefined) ?? at : null;
  const row = {
    alert_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    service: serviceOf(fields, config),
    rule: fields.text("conditionName"),
    title: fields.text("title"),
    severity: canonicalSeverity(priority, config),
    severity_raw: priority,
    status: event?.toLowerCase() ?? null,
    started_at: opened ?? (isClosed ? null : at),
    resolved_at: cause === null || recovered.test(cause) ? closed : null,
    updated_at: closed ?? at ?? opened,
    extra: extraJson(fields.values, (key) => !placed.has(key)),
  };
  return { rows: [{ table: "alerts", row }] };
}

/** The older query API puts all rows into one record. */
function mapRecord(fields: Fields, config: Config): Mapped {
  if (!Array.isArray(fields.values["events"])) return alert(fields, config);
  const rows = fields.list("events").flatMap((event) => {
    const mapped = alert(event, config);
    return "rows" in mapped ? mapped.rows : [];
  });
  const [first, ...rest] = rows;
  return first === undefined ? { nothing: "an answer without incidents" } : { rows: [first, ...rest] };
}

/**
 * `SELECT * FROM NrAiIncident` of New Relic: two rows for each incident, when it opened and when it closed. NerdGraph wraps
 * them deeply; other tools hand the list on.
 */
export const newrelicIncidents: Source = jsonListSource({
  kind,
  title: "New Relic incidents (NrAiIncident)",
  members: ["data.actor.account.nrql.results", "results", "events"],
  why: "rows with New Relic's incidentId and event",
  fits: (first) => isIncident(first) || isIncident(first.inner("events[0]")),
  map: mapRecord,
});

import type { Config } from "../model/config.ts";
import type { Head, Recognition, Source } from "../model/source.ts";
import { alertmanagerKind, alertmanagerRow } from "./_alertmanager.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";
import { mapJsonRecords, type Mapped, missing } from "./_map_records.ts";

/** A webhook's payload has its alerts in `alerts`, the first version of the API in `data`. */
const names = ["alerts", "data"] as const;

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const bases = ["$.alerts[0]", "$.data[0]", "$[0].alerts[0]", "$[0]"];
  const base = bases.find((path) => json.has(`${path}.labels`, `${path}.startsAt`));
  if (base === undefined) {
    const isGroup = json.has("$.receiver", "$.groupKey") || json.has("$[0].receiver", "$[0].alerts");
    return isGroup ? { sure: 0.9, why: "groups of Alertmanager by their receiver" } : null;
  }
  return { sure: 0.95, why: "alerts with Alertmanager's labels and startsAt" };
}

/** A list holds alerts, or the groups and payloads that hold them. */
function mapping(config: Config): (fields: Fields) => Mapped {
  return (fields) => {
    if (Array.isArray(fields.values["alerts"])) {
      const [first, ...rest] = fields.list("alerts").map((alert) => alertmanagerRow(alert, config));
      return first === undefined ? { nothing: "a group without alerts" } : { rows: [first, ...rest] };
    }
    if (fields.text("startsAt") === null) return missing("startsAt");
    return { rows: [alertmanagerRow(fields, config)] };
  };
}

/** `GET /api/v2/alerts` of Alertmanager, `/alerts/groups`, the first version's `/api/v1/alerts`, and payloads of webhooks. */
export const alertmanagerAlerts: Source = {
  kind: alertmanagerKind,
  title: "Alertmanager alerts",
  recognise,
  count: async (file) => countJsonRecords(file, await placeOf(file, ...names)),
  async *read(file) {
    yield* mapJsonRecords(file, await placeOf(file, ...names), mapping(file.config));
  },
};

import type { Config } from "../../model/config.ts";
import { userRows } from "./_datadog.ts";
import { deployment, failure } from "./_dora.ts";
import { eventV2 } from "./_event_v2.ts";
import { incident } from "./_incident.ts";
import { attachment, impact, integration, todo } from "./_incident_parts.ts";
import type { Resource } from "./_resource.ts";
import { notice } from "./_status_page.ts";
import { lookUp } from "../_look_up.ts";
import type { Mapped } from "../_map_records.ts";

function person({ id, attributes }: Resource): Mapped {
  const [row] = userRows(id, attributes);
  return row ? { rows: [row] } : { nothing: "a record that names nobody" };
}

/** What becomes of a resource, by its type. */
const mappings: Readonly<Record<string, (resource: Resource, config: Config) => Mapped>> = {
  degradations: notice,
  dora_deployment: deployment,
  dora_failure: failure,
  event: eventV2,
  incident_attachments: attachment,
  incident_impacts: impact,
  incident_integrations: integration,
  incident_todos: todo,
  incidents: incident,
  maintenances: notice,
  users: person,
};

/** Why logs and spans change no table. */
export const lineOfTelemetry = "one line of telemetry: logs are read from log exports";

/** Why other resources change no table: words that begin their types, and the reason. */
const others: readonly (readonly [RegExp, string])[] = [
  [
    /^incident_|^notification_templates$|^user_defined_field$/,
    "how incidents are configured: no incident in it",
  ],
  [
    /^monitor-|^monitor_|^monitor$|^deployment_(?:gate|rule)|^list_deployment_rules$/,
    "a rule that is checked: no alert in it",
  ],
  [/^metric$|^time_slice$|^slo|^service_level|^correction$|^report_id$/, "an objective, not what happened"],
  [
    /^schedule|^shifts$|^policies$|^steps$|^notification_|on_?call|^team_routing/,
    "who is on call: no incident in it",
  ],
  [/^teams?$|^roles$|^orgs$/, "how people are organised: no incident in it"],
  [/^status_pages$|^components$|^groups$/, "what a status page shows: its outages come as degradations"],
  [/^notebooks$|^dashboards$/, "a page that people look at: no incident in it"],
  [/^log$|^spans$|^bucket$/, lineOfTelemetry],
  [/^cipipeline$/, "a run of a pipeline: deployments are read from the tool that ran it"],
  [/^scalar_response$/, "one value without its time"],
  [/metric|^manage_tags$|tag_indexing|^actively_queried/, "how metrics are configured: no sample in it"],
  [/^deployment_gates/, "whether a deployment may go on: the deployment is told by the tool that made it"],
];

/** Rows of a resource, or why it has none. */
export function mapResource(resource: Resource, config: Config): Mapped {
  const { type, attributes } = resource;
  const map = lookUp(mappings, type);
  if (map !== undefined) {
    const isReference = Object.keys(attributes.values).length === 0 && !type.startsWith("dora_");
    return isReference
      ? { nothing: "a reference to a record that is told elsewhere" }
      : map(resource, config);
  }
  const reason = others.find(([types]) => types.test(type))?.[1];
  return reason === undefined
    ? {
      rejected: { code: "E-SCHEMA", field: "type", value: type, reason: "it is of a type nobody described" },
    }
    : { nothing: reason };
}

/** Whether a type is known to change no table. */
export function isTold(type: string): boolean {
  return lookUp(mappings, type) !== undefined;
}

/** Whether a type is known at all. */
export function isDescribed(type: string): boolean {
  return isTold(type) || others.some(([types]) => types.test(type));
}

import { datadogSource } from "./_source.ts";

/** Rootly calls its resources so as well; only Datadog's carry fields of the organisation or the impact on customers. */
const own = ["fields", "customer_impact_scope", "customerImpactScope", "public_id", "publicId"];

/** `GET /api/v2/incidents`, one incident, or a search for them. */
export const datadogIncidents = datadogSource({
  kind: "datadog_incidents",
  title: "Datadog incidents",
  sure: (type, json, path) =>
    type === "incidents" &&
      (path === "$.data" && json.text("$.data.type") !== type ||
        own.some((name) => json.has(`${path}.attributes.${name}`)))
      ? 0.95
      : 0,
});

import { datadogSource } from "./_source.ts";

/** `GET /api/v2/incidents/{id}/impacts`. */
export const datadogIncidentImpacts = datadogSource({
  kind: "datadog_incident_impacts",
  title: "Datadog incident impacts",
  sure: (type) => type === "incident_impacts" ? 0.95 : 0,
});

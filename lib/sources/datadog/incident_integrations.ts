import { datadogSource } from "./_source.ts";

/** `GET /api/v2/incidents/{id}/relationships/integrations`: channels, tickets and meetings of an incident. */
export const datadogIncidentIntegrations = datadogSource({
  kind: "datadog_incident_integrations",
  title: "Datadog incident integrations",
  sure: (type) => type === "incident_integrations" ? 0.95 : 0,
});

import { datadogSource } from "./_source.ts";

/** `GET /api/v2/incidents/{id}/attachments`: links to postmortems and other pages. */
export const datadogIncidentAttachments = datadogSource({
  kind: "datadog_incident_attachments",
  title: "Datadog incident attachments",
  sure: (type) => type === "incident_attachments" ? 0.95 : 0,
});

import { datadogSource } from "./_source.ts";

/** `GET /api/v2/incidents/{id}/relationships/todos`. */
export const datadogIncidentTodos = datadogSource({
  kind: "datadog_incident_todos",
  title: "Datadog incident to-dos",
  sure: (type) => type === "incident_todos" ? 0.95 : 0,
});

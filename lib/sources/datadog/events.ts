import { datadogSource } from "./_source.ts";

/** `GET /api/v2/events` and `POST /api/v2/events/search`: alerts of monitors, changes, and what else was posted. */
export const datadogEvents = datadogSource({
  kind: "datadog_events",
  title: "Datadog events (v2)",
  sure: (type, json, path) => type === "event" && json.has(`${path}.attributes.attributes`) ? 0.95 : 0,
});

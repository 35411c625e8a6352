import { datadogSource } from "./_source.ts";

/** `GET /api/v2/statuspages/degradations` and `.../maintenances`. */
export const datadogStatusPages = datadogSource({
  kind: "datadog_status_pages",
  title: "Datadog status pages",
  sure: (type) => type === "degradations" || type === "maintenances" ? 0.95 : 0,
});

import { datadogSource } from "./_source.ts";

/** `POST /api/v2/dora/failures`, which lists them. */
export const datadogDoraFailures = datadogSource({
  kind: "datadog_dora_failures",
  title: "Datadog DORA failures",
  sure: (type) => type === "dora_failure" ? 0.95 : 0,
});

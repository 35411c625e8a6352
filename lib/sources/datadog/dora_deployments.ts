import { datadogSource } from "./_source.ts";

/** `POST /api/v2/dora/deployments`, which lists them. */
export const datadogDoraDeployments = datadogSource({
  kind: "datadog_dora_deployments",
  title: "Datadog DORA deployments",
  sure: (type) => type === "dora_deployment" ? 0.95 : 0,
});

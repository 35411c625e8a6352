import { datadogSource } from "./_source.ts";

/** `GET /api/v2/users`. */
export const datadogUsers = datadogSource({
  kind: "datadog_users",
  title: "Datadog users",
  sure: (type, json, path) =>
    type === "users" && json.has(`${path}.attributes.handle`, `${path}.attributes.icon`) ? 0.9 : 0,
});

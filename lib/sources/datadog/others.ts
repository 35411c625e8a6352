import { isDescribed, isTold } from "./_mapping.ts";
import { datadogSource } from "./_source.ts";

/** Resources that are no more than their names; other tools write lists of teams or roles in the same way. */
const bare = new Set(["metrics", "report_id"]);

/** Answers that hold neither incidents nor alerts nor changes: each record says why it changes no table. */
export const datadogOthers = datadogSource({
  kind: "datadog_others",
  title: "Datadog's other records",
  sure: (type, json, path) => {
    const isResource = json.has(`${path}.attributes`) || json.has(`${path}.relationships`) ||
      json.has(`${path}.thresholds`) || bare.has(type);
    return isDescribed(type) && !isTold(type) && isResource ? 0.3 : 0;
  },
});

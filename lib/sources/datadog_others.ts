import { isDescribed, isTold } from "./_datadog_mapping.ts";
import { datadogSource } from "./_datadog_source.ts";

/** Answers that hold neither incidents nor alerts nor changes: each record says why it changes no table. */
export const datadogOthers = datadogSource({
  kind: "datadog_others",
  title: "Datadog, other answers",
  sure: (type, json, path) => {
    const hasShape = json.has(`${path}.attributes`) || json.has(`${path}.thresholds`) ||
      json.has(`${path}.id`);
    return isDescribed(type) && !isTold(type) && hasShape ? 0.3 : 0;
  },
});

import type { Source } from "../../model/source.ts";
import { mapTableIncident, mapTableUser, tableKind } from "./_record.ts";
import { streamSource } from "../_stream_source.ts";

/** ServiceNow's tables as a connector logs them. */
export const servicenowStream: Source = streamSource({
  vendor: "servicenow",
  title: "ServiceNow records (connector log)",
  streams: { incidents: mapTableIncident, users: mapTableUser },
  zonedAs: tableKind,
});

import type { Source } from "../model/source.ts";
import { listStream } from "./_list_stream.ts";
import { incidentMapping } from "./_statuspage_incident.ts";
import { noUptimes } from "./statuspage_component_uptimes.ts";
import { mapComponent } from "./statuspage_components.ts";
import { mapUser } from "./statuspage_users.ts";

/** Statuspage's records as a connector logs them. */
export const statuspageStream: Source = listStream({
  vendor: "statuspage",
  title: "Statuspage records (connector log)",
  streams: {
    component_uptimes: () => () => ({ nothing: noUptimes }),
    components: mapComponent,
    incidents: incidentMapping,
    users: () => mapUser,
  },
});

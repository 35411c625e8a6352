import type { Source } from "../../model/source.ts";
import { streamSource } from "../_stream_source.ts";
import { mapIncident } from "./_incident.ts";
import { noUptimes } from "./component_uptimes.ts";
import { mapComponent } from "./components.ts";
import { mapUser } from "./users.ts";

/** Statuspage's records as a connector logs them. */
export const statuspageStream: Source = streamSource({
  vendor: "statuspage",
  title: "Statuspage records (connector log)",
  streams: {
    component_uptimes: () => ({ nothing: noUptimes }),
    components: mapComponent,
    incidents: mapIncident,
    users: mapUser,
  },
});

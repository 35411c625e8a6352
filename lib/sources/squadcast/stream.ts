import type { Source } from "../../model/source.ts";
import { streamSource } from "../_stream_source.ts";
import { mapIncident } from "./_incident.ts";
import { mapEvent } from "./events.ts";
import { mapService } from "./services.ts";
import { mapUser } from "./users.ts";

/** Squadcast's records as a connector logs them. */
export const squadcastStream: Source = streamSource({
  vendor: "squadcast",
  title: "Squadcast records (connector log)",
  streams: {
    events: mapEvent,
    incidents: mapIncident,
    services: mapService,
    users: mapUser,
  },
});

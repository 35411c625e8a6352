import type { Source } from "../model/source.ts";
import { streamSource } from "./_stream_source.ts";
import { mapIncident } from "./_squadcast_incident.ts";
import { mapEvent } from "./squadcast_events.ts";
import { mapService } from "./squadcast_services.ts";
import { mapUser } from "./squadcast_users.ts";

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

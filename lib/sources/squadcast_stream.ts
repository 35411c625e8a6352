import type { Source } from "../model/source.ts";
import { listStream } from "./_list_stream.ts";
import { incidentMapping } from "./_squadcast_incident.ts";
import { mapEvent } from "./squadcast_events.ts";
import { mapService } from "./squadcast_services.ts";
import { mapUser } from "./squadcast_users.ts";

/** Squadcast's records as a connector logs them. */
export const squadcastStream: Source = listStream({
  vendor: "squadcast",
  title: "Squadcast records (connector log)",
  streams: {
    events: mapEvent,
    incidents: incidentMapping,
    services: mapService,
    users: () => mapUser,
  },
});

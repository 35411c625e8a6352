import type { Source } from "../model/source.ts";
import { incidentMapping } from "./_firehydrant_incident.ts";
import { listStream } from "./_list_stream.ts";
import { mapTeam } from "./firehydrant_teams.ts";
import { mapUser } from "./firehydrant_users.ts";

/** FireHydrant's records as a connector logs them. */
export const firehydrantStream: Source = listStream({
  vendor: "firehydrant",
  title: "FireHydrant records (connector log)",
  streams: {
    incidents: incidentMapping,
    teams: mapTeam,
    users: () => mapUser,
  },
});

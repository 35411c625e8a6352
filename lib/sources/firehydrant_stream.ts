import type { Source } from "../model/source.ts";
import { mapIncident } from "./_firehydrant_incident.ts";
import { streamSource } from "./_stream_source.ts";
import { mapTeam } from "./firehydrant_teams.ts";
import { mapUser } from "./firehydrant_users.ts";

/** FireHydrant's records as a connector logs them. */
export const firehydrantStream: Source = streamSource({
  vendor: "firehydrant",
  title: "FireHydrant records (connector log)",
  streams: {
    incidents: mapIncident,
    teams: mapTeam,
    users: mapUser,
  },
});

import type { Source } from "../../model/source.ts";
import { mapIncident } from "./_incident.ts";
import { streamSource } from "../_stream_source.ts";
import { mapTeam } from "./teams.ts";
import { mapUser } from "./users.ts";

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

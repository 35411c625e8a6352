import type { Source } from "../../model/source.ts";
import { streamSource } from "../_stream_source.ts";
import { noTeams } from "../_no_teams.ts";
import { mapAlert } from "./_alert.ts";
import { mapIncident } from "./_incident.ts";
import { mapUser } from "./users.ts";

/** Opsgenie's records as a connector logs them. */
export const opsgenieStream: Source = streamSource({
  vendor: "opsgenie",
  title: "Opsgenie records (connector log)",
  streams: {
    alerts: mapAlert,
    incidents: mapIncident,
    teams: () => ({ nothing: noTeams }),
    users: mapUser,
  },
});

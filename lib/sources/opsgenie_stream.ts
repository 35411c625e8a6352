import type { Source } from "../model/source.ts";
import { streamSource } from "./_stream_source.ts";
import { noTeams } from "./_no_teams.ts";
import { mapAlert } from "./_opsgenie_alert.ts";
import { mapIncident } from "./_opsgenie_incident.ts";
import { mapUser } from "./opsgenie_users.ts";

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

import type { Source } from "../model/source.ts";
import { listStream } from "./_list_stream.ts";
import { noTeams } from "./_no_teams.ts";
import { alertMapping } from "./_opsgenie_alert.ts";
import { incidentMapping } from "./_opsgenie_incident.ts";
import { mapUser } from "./opsgenie_users.ts";

/** Opsgenie's records as a connector logs them. */
export const opsgenieStream: Source = listStream({
  vendor: "opsgenie",
  title: "Opsgenie records (connector log)",
  streams: {
    alerts: alertMapping,
    incidents: incidentMapping,
    teams: () => () => ({ nothing: noTeams }),
    users: () => mapUser,
  },
});

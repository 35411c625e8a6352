import type { Source } from "../model/source.ts";
import { listStream } from "./_list_stream.ts";
import { noTeams } from "./_no_teams.ts";
import { incidentMapping } from "./_victorops_incident.ts";
import { mapUser } from "./victorops_users.ts";

/** VictorOps (Splunk On-Call)'s records as a connector logs them. */
export const victoropsStream: Source = listStream({
  vendor: "victorops",
  title: "VictorOps (Splunk On-Call) records (connector log)",
  streams: {
    incidents: incidentMapping,
    teams: () => () => ({ nothing: noTeams }),
    users: () => mapUser,
  },
});

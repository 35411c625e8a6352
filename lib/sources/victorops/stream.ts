import type { Source } from "../../model/source.ts";
import { streamSource } from "../_stream_source.ts";
import { noTeams } from "../_no_teams.ts";
import { mapIncident } from "./_incident.ts";
import { mapUser } from "./users.ts";

/** VictorOps (Splunk On-Call)'s records as a connector logs them. */
export const victoropsStream: Source = streamSource({
  vendor: "victorops",
  title: "VictorOps (Splunk On-Call) records (connector log)",
  streams: {
    incidents: mapIncident,
    teams: () => ({ nothing: noTeams }),
    users: mapUser,
  },
});

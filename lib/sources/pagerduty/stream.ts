import type { Source } from "../../model/source.ts";
import { incidentsKind } from "./_pagerduty.ts";
import { streamSource } from "../_stream_source.ts";
import { mapOther } from "./others.ts";
import { mapIncident } from "./rest_incidents.ts";
import { mapEntry } from "./rest_log_entries.ts";
import { mapService } from "./services.ts";
import { mapUser } from "./users.ts";

/** PagerDuty's records as a connector logs them. */
export const pagerdutyStream: Source = streamSource({
  vendor: "pagerduty",
  title: "PagerDuty records (connector log)",
  streams: {
    incident_log_entries: mapEntry,
    incidents: mapIncident,
    priorities_resource: mapOther,
    services: mapService,
    teams: mapOther,
    users: mapUser,
  },
  zonedAs: incidentsKind,
});

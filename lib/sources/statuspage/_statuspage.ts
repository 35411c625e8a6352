/** Tool all Statuspage ids belong to. */
export const vendor = "statuspage";

/** Source of incidents. */
export const incidentsKind = "statuspage_incidents";

/** Entity tables a mapping of `hindcast.yaml` may fill. */
export const mappedTables = [
  "incidents",
  "alerts",
  "changes",
  "messages",
  "metrics",
  "action_items",
] as const;

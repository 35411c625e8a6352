/**
 * Whether a channel is called as one incident's own is, as SQL: `inc-1169-checkout`, `sev1-payments`, `outage-2026-07-01`;
 * not `incidents`, nor `incident-response` for years.
 *
 * @param name SQL of the channel's name.
 * @param days SQL of how many days lie between its first and last message.
 */
export const looksLikeIncidentChannel = (name: string, days: string) =>
  `(regexp_matches(${name}, '(^|[-_])(inc|incident|sev[-_]?[0-5]|outage|war-?room)([-_0-9]|$)', 'i')
    AND (regexp_matches(${name}, '[0-9]{2}') OR ${days} <= 3))`;

/** What a section of a postmortem is for. */
export type SectionKind =
  | "summary"
  | "impact"
  | "root_cause"
  | "trigger"
  | "detection"
  | "resolution"
  | "timeline"
  | "action_items"
  | "lessons"
  | "other";

import type { TimelineTelling } from "./rows.ts";

/** Events that several sources may tell: the turning points of an incident. */
export type EventClass =
  | "acknowledged"
  | "declared"
  | "detected"
  | "escalated"
  | "mitigated"
  | "resolved"
  | "started";

/** Words of a tool's event, of a bot's post or of a document's timeline, and what they tell. */
const classes: readonly (readonly [EventClass, RegExp])[] = [
  ["escalated", /\bescalat(?:e|ed|ion)\b/i],
  ["acknowledged", /\back(?:ed|nowledges?d?|nowledged)?\b/i],
  [
    "resolved",
    /\bincident (?:is |was )?(?:resolved|closed|over)\b|\*resolved\*|^(?:auto-?)?resolved?\b|\ball clear\b/i,
  ],
  [
    "declared",
    /\bpager (?:goes|went) off\b|\b(?:is|was|gets?|got) paged\b|\bincident (?:is |was )?(?:opened|declared|created)\b|\*triggered\*|^triggere?d?\b/i,
  ],
];

function byWords(text: string): EventClass | null {
  return classes.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** What people say in chat about the page or its end is their remark; bots and documents report it. */
export function classOf({ kind, what, text, record }: TimelineTelling): EventClass | null {
  if (kind === "moment") return what as EventClass;
  if (kind === "event") return record === null ? byWords(text ?? "") : byWords(what);
  return kind === "message" && what === "bot" ? byWords((text ?? "").split("\n")[0] ?? "") : null;
}

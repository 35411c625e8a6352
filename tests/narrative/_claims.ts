import { type BoundValue, type Claim, claim } from "hindcast";

/** Claims as the questions make them, on two quarters of an invented company. */

export const count = (value: number): BoundValue => ({ value, unit: "count", term: "n" });
export const name = (value: string): BoundValue => ({ value, unit: "text", term: "name" });
export const time = (value: number, confLow?: number, confHigh?: number): BoundValue => ({
  value,
  unit: "s",
  term: "resolve",
  ...(confLow === undefined || confHigh === undefined ? {} : { confLow, confHigh }),
});

export const slower: Claim = claim({
  id: "durations.change.payments",
  finding: "durations",
  text: "Median time to resolve rose from {before} to {after} for {service} (n = {n}; adjusted p {q})",
  values: {
    before: time(3180, 2400, 4000),
    after: time(5100, 4400, 6600),
    service: name("payments"),
    n: count(95),
    q: { value: 0.004, unit: "p", term: "resolve" },
  },
  strength: "finding",
  role: "headline",
  direction: "up",
});

export const faster: Claim = claim({
  id: "durations.change.search",
  finding: "durations",
  text:
    "Median time to resolve fell from {before} to {after} for {service} (ratio {ratio}, {ratio.interval})",
  values: {
    before: time(7200),
    after: time(3500),
    service: name("search-api"),
    ratio: { value: 0.49, unit: "ratio", confLow: 0.31, confHigh: 0.77, term: "ratio" },
  },
  strength: "finding",
  role: "support",
  direction: "down",
});

export const fewer: Claim = claim({
  id: "frequency.change.checkout",
  finding: "frequency",
  text: "{service} had fewer incidents a week: {after} ({after.interval}) against {before} in {against}.",
  values: {
    service: name("checkout"),
    after: { value: 0.8, unit: "per_week", confLow: 0.5, confHigh: 1.2, term: "rate" },
    before: { value: 2.1, unit: "per_week", term: "rate" },
    against: name("2026-Q2"),
  },
  strength: "finding",
  role: "headline",
  direction: "down",
});

export const open: Claim = claim({
  id: "durations.change.ledger",
  finding: "durations",
  text:
    "There is no evidence that time to resolve changed for {service} ({before} before, {after} now; n = {n}).",
  values: { service: name("ledger"), before: time(4000), after: time(3600), n: count(31) },
  strength: "no-evidence",
  role: "support",
  direction: "none",
});

export const nothing: Claim = claim({
  id: "durations.change",
  finding: "durations",
  text: "No change in time to resolve since {against} can be told apart from chance",
  values: { against: name("2026-Q2") },
  strength: "no-evidence",
  role: "headline",
  direction: "none",
});

export const median: Claim = claim({
  id: "durations.resolve",
  finding: "durations",
  text: "Half of the incidents were resolved within {median} ({median.interval}; n = {n})",
  values: { median: time(5100, 4000, 6300), n: count(51) },
  strength: "context",
  role: "headline",
  direction: null,
});

export const rejectedRows: Claim = claim({
  id: "quality.rejected",
  finding: "data_quality",
  text: "{rejected} of {read} rows were rejected, most of them for {reason}; they are {share} of the period.",
  values: {
    rejected: count(12),
    read: count(619),
    reason: name("missing start"),
    share: { value: 0.019, unit: "share", term: "rejected" },
  },
  strength: "context",
  role: "caveat",
  direction: null,
});

export const detectable: Claim = claim({
  id: "durations.change.detectable",
  finding: "durations",
  text:
    "With {before} incidents before and {after} now, an overall change smaller than {detectable}, up or down, " +
    "would probably stay unseen.",
  values: {
    before: count(44),
    after: count(51),
    detectable: { value: 1.6, unit: "ratio", term: "detectable" },
  },
  strength: "context",
  role: "caveat",
  direction: null,
});

export const hours: Claim = claim({
  id: "calendar.peak",
  finding: "calendar",
  text: "More incidents start on {day} between {from} and {to} than exposure explains ({ratio}; n = {n})",
  values: {
    day: name("Tuesday"),
    from: name("14:00"),
    to: name("16:00"),
    ratio: { value: 2.4, unit: "ratio", term: "peak" },
    n: count(607),
  },
  strength: "finding",
  role: "headline",
  direction: "up",
});

export const censored: Claim = claim({
  id: "durations.censored",
  finding: "durations",
  text: "The end of {open} of {n} incidents was not seen: they count as lasting at least until last seen.",
  values: { open: count(4), n: count(55) },
  strength: "context",
  role: "support",
  direction: null,
});

export const severity: Claim = claim({
  id: "durations.severity",
  finding: "durations",
  text: "There is no evidence that time to resolve differs between severities (n = {n}).",
  values: { n: count(95) },
  strength: "no-evidence",
  role: "support",
  direction: null,
});

export const definition: Claim = claim({
  id: "durations.definition",
  finding: "durations",
  text:
    "Time to resolve runs from the start of the impact to the closing; time to acknowledge from the declaration " +
    "to the first answer.",
  values: {},
  strength: "context",
  role: "definition",
  direction: null,
});

export const planned: Claim = claim({
  id: "changes.kind",
  finding: "changes",
  text: "Incidents triggered by a {kind} change made up {share} of those with a recorded trigger (n = {n}).",
  values: {
    kind: name("configuration"),
    share: { value: 0.37, unit: "share", term: "trigger" },
    n: count(120),
  },
  strength: "context",
  role: "support",
  direction: null,
});

/** All of them. */
export const everyClaim: readonly Claim[] = [
  slower,
  faster,
  fewer,
  open,
  nothing,
  median,
  rejectedRows,
  detectable,
  hours,
  censored,
  severity,
  definition,
  planned,
];

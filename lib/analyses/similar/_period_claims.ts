import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import { cleanText } from "../../model/clean_text.ts";
import type { Finding } from "../../model/finding.ts";
import { startedIn } from "../../model/started_in.ts";
import type { JudgedIncident } from "./judged.ts";

type Novelty = Finding<JudgedIncident>;

/** New ones that are named. */
const most = 3;

function newInPeriod({ rows, period }: Novelty): JudgedIncident[] {
  return period === null ? [] : startedIn(rows, period).filter(({ isNew }) => isNew);
}

function shareClaims(finding: Novelty): Claim[] {
  const [now, before] = ["period", "against"].map((span) => termOf(finding, `new.${span}`));
  if (!now || now.estimate === null) return [];
  const told = { now: bindTerm(now), n: counted(now.n, now.term) };
  const text = "Share that was like nothing before: {now} ({now.interval}; n = {n})";
  const hasBefore = before !== undefined && before.estimate !== null;
  return [contextOf(finding, {
    id: "novelty.share",
    text: hasBefore ? `${text}; {before} before ({before.interval}).` : `${text}.`,
    values: hasBefore ? { ...told, before: bindTerm(before) } : told,
    role: "support",
  })];
}

/** The new ones that no family has taken in, farthest from any first. */
function namesClaims(finding: Novelty): Claim[] {
  const alone = newInPeriod(finding).filter(({ isKnown }) => !isKnown)
    .toSorted((one, other) => one.closeness - other.closeness).slice(0, most);
  if (alone.length === 0) return [];
  const nameAt = (at: number) => `name${at + 1}`;
  return [contextOf(finding, {
    id: "novelty.names",
    text: `Farthest from all before: ${alone.map((_, at) => `{${nameAt(at)}}`).join(", ")}.`,
    values: Object.fromEntries(
      alone.map(({ title, incidentId }, at) => {
        const name = bindName(cleanText(title ?? incidentId), finding.name);
        return [nameAt(at), { ...name, value: `“${name.value}”` }];
      }),
    ),
    role: "support",
  })];
}

/** How many of the new ones a family has taken in that came before: by so much the count is too high. */
function inFamilyClaims(finding: Novelty): Claim[] {
  const term = termOf(finding, "new.in_family");
  if (!term?.estimate) return [];
  return [contextOf(finding, {
    id: "novelty.in_family",
    text: `Of these {new}, {known} ${
      term.estimate === 1 ? "belongs" : "belong"
    } to a family that came before after all.`,
    values: { new: counted(term.n, term.term), known: bindTerm(term) },
    role: "support",
  })];
}

/** What is to be told of the period: its share of new incidents, how many of them proved known, and which stand out. */
export function periodClaims(finding: Novelty): Claim[] {
  return [...shareClaims(finding), ...inFamilyClaims(finding), ...namesClaims(finding)];
}

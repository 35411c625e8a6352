import type { Claim } from "../../model/claim.ts";
import { isOpenAction } from "../../model/is_open_action.ts";
import { bindSpan, bindText, fact, quoted, spanOf } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";
import { calledNew } from "./_similar.ts";

/** Seconds within which an answer counts as quick, and beyond which as late. */
const quickS = 300;
const lateS = 900;

const inVain =
  /\b(?:no effect|without effect|to no avail|did(?:n['’]t| not) (?:help|work)|in vain|false lead|wrong (?:track|tree|assumption)|red herring)\b/i;
const luck =
  /\b(?:luck\w*|by chance|happened to (?:be|look|see|notice)|could have been worse|fortunate\w*|just in time|narrow\w* (?:missed|escaped)|coinciden\w+)\b/i;
const most = 3;

function answerClaim(material: DraftMaterial, id: string, isIt: (seconds: number) => boolean): Claim[] {
  const answered = spanOf(material, "declared_to_acknowledged");
  if (answered === null || !isIt(answered)) return [];
  return [fact(material, id, "The page was answered after {answered}.", {
    answered: bindSpan(answered, "declared_to_acknowledged"),
  })];
}

function spokenOf({ sayings }: DraftMaterial, words: RegExp) {
  return sayings.filter(({ kind, text }) => kind !== "alert" && kind !== "log" && words.test(text)).slice(
    0,
    most,
  );
}

/** How long the nearest took, beside this one; what is new has none that are near. */
function paceClaims(material: DraftMaterial, id: string, isFaster: boolean): Claim[] {
  if (calledNew(material) === "yes") return [];
  const lasted = spanOf(material, "started_to_ended");
  const median = material.similar?.terms.find(({ term }) => term === "resolve.median")?.estimate ?? null;
  if (lasted === null || median === null || lasted === median || (lasted < median) !== isFaster) return [];
  return [
    fact(
      material,
      id,
      `It took {lasted}, ${
        isFaster ? "less" : "more"
      } than the {median} within which half of those nearest to it were over.`,
      {
        lasted: bindSpan(lasted, "started_to_ended"),
        median: bindSpan(median, "resolve.median"),
      },
    ),
  ];
}

/** What worked: an alert before people, a quick answer, less time than incidents like it. */
export function wellClaims(material: DraftMaterial): Claim[] {
  const lead = spanOf(material, "alert_to_declared");
  const found = [
    ...(lead === null
      ? []
      : [fact(material, "well.alert", "An alert told of it {lead} before it was opened.", {
        lead: bindSpan(lead, "alert_to_declared"),
      })]),
    ...answerClaim(material, "well.answer", (seconds) => seconds <= quickS),
    ...paceClaims(material, "well.pace", true),
  ];
  return found.length > 0
    ? found
    : [fact(material, "well", "The exports show nothing that stands out here.")];
}

/** What did not: no alert, a late answer, escalation, remedies in vain, more time than incidents like it, lessons left open. */
export function poorlyClaims(material: DraftMaterial): Claim[] {
  const { timeline, similar } = material;
  const has = (what: string) => timeline.rows.some((entry) => entry.what === what);
  const open = (similar?.rows ?? []).flatMap(({ actions }) => actions).filter(({ status }) =>
    isOpenAction(status)
  );
  const found = [
    ...(has("fired") ? [] : [fact(material, "poorly.alert", "No alert of the exports told of it.")]),
    ...answerClaim(material, "poorly.answer", (seconds) => seconds > lateS),
    ...(has("escalated") ? [fact(material, "poorly.escalated", "It had to be escalated.")] : []),
    ...spokenOf(material, inVain).map((saying, place) =>
      quoted(material, `poorly.vain.${place + 1}`, "Tried in vain", saying)
    ),
    ...paceClaims(material, "poorly.pace", false),
    ...(open.length === 0 ? [] : [fact(
      material,
      "poorly.open",
      `Of what was to be done after incidents like it, {open} ${
        open.length === 1 ? "is" : "are"
      } still open.`,
      { open: { value: open.length, unit: "count", term: "similar" } },
    )]),
  ];
  return found.length > 0
    ? found
    : [fact(material, "poorly", "The exports show nothing that stands out here.")];
}

/** Luck, where anybody speaks of it. */
export function luckyClaims(material: DraftMaterial): Claim[] {
  const told = spokenOf(material, luck);
  if (told.length > 0) {
    return told.map((saying, place) => quoted(material, `lucky.${place + 1}`, "Told of luck", saying));
  }
  const { startedAt } = material.head;
  return [fact(
    material,
    "lucky",
    startedAt === null
      ? "Nobody speaks of luck in the exports."
      : "Nobody speaks of luck in the exports; it began on a {day}, at {hour} UTC.",
    startedAt === null ? {} : {
      day: bindText(new Date(startedAt).toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" })),
      hour: bindText(startedAt.slice(11, 16)),
    },
  )];
}

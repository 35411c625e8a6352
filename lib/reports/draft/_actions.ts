import type { Claim } from "../../model/claim.ts";
import { counted } from "../../model/claim_parts.ts";
import { isOpenAction } from "../../model/is_open_action.ts";
import type { Hypothesis } from "../../analyses/hypotheses/hypothesis.ts";
import { bindText, fact } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

/** What is proposed, to be told from what is open already. */
interface Proposal {
  readonly id: "detect" | "prevent" | "test";
  readonly text: string;
  /** Words that an open action about the same would use. */
  readonly about: RegExp;
}

/** What a change may be about, for the review of its like. */
const themes =
  /\b(timeouts?|pool|limits?|retr(?:y|ies)|replicas?|memory|cpu|threads?|concurrency|cache|ttl|flags?|schema|index|certificates?|dns|routes?|firewall|queue|batch|rate)\b/i;

/** What would have shown a mechanism, or where none is told this kind of cause. */
const watched: Readonly<Record<string, string>> = {
  capacity: "use of its limits",
  certificate: "dates of expiry",
  code: "error rate by version",
  configuration: "settings in force",
  data: "data quality",
  dependency: "outgoing calls",
  deployment: "error rate after deployments",
  hardware: "health of the machines",
  lock: "waits for locks",
  network: "loss and delay",
  process: "steps done by hand",
  program: "error rate by version",
  queue: "depth of the queue",
  security: "dates of expiry and refused requests",
};

const prevented: Readonly<Record<string, string>> = {
  capacity: "Review the limits of {service} against the highest use of the last months",
  code: "Add the failing case to the tests of {service}",
  configuration: "Check settings of {service} before they go out, against those in force",
  data: "Check data of {service} before they are stored, and refuse what does not fit",
  dependency: "Give calls of {service} to others a time limit, a fallback and a breaker",
  deployment: "Put versions of {service} out in steps, and stop where errors begin",
  hardware: "Make {service} go on without any one machine",
  network: "Make {service} reachable by a second way",
  process: "Write down the steps for {service}, and let a tool do those that can go wrong",
  security: "Renew keys and certificates of {service} by a tool, well before they expire",
};

function themeOf({ title, changeKind }: Hypothesis): string {
  return themes.exec(title ?? "")?.[0].toLowerCase() ?? `${(changeKind ?? "").replaceAll("_", " ")} changes`;
}

const findOut: Proposal = {
  id: "prevent",
  text: "Find out why {service} failed before anything is changed",
  about: /\bcause/i,
};

function preventProposal(first: Hypothesis, theme: string): Proposal {
  if (first.kind !== "change") {
    const known = prevented[first.subject ?? ""];
    return known ? { id: "prevent", text: known, about: new RegExp(`\\b${first.subject}`, "i") } : findOut;
  }
  return {
    id: "prevent",
    text:
      "Have changes of “{theme}” on {service} reviewed by those who run it, and put out in steps with a way back",
    about: new RegExp(`\\b${theme.replace(/s$/, "")}`, "i"),
  };
}

function testProposal(first: Hypothesis): Proposal {
  return {
    id: "test",
    text: first.kind === "change"
      ? "Load-test {service} with such a change at the traffic of a peak before it goes out"
      : "Rehearse this failure on {service} under the load of a peak, and time how long it takes to notice and to recover",
    about: /\bload[ -]?test|\bgame ?day|\brehears/i,
  };
}

/** Three kinds: see it sooner, keep it from happening, try it before it counts. */
function proposalsOf({ hypotheses }: DraftMaterial): { proposals: Proposal[]; watch: string; theme: string } {
  // A guess that "none of these" beats is nothing to act on.
  const first = hypotheses.rows[0]?.kind === "none" ? undefined : hypotheses.rows[0];
  const { mechanism } = hypotheses;
  const watch = watched[mechanism?.subject ?? first?.subject ?? ""] ?? mechanism?.subject ?? "error rate";
  const detect: Proposal = {
    id: "detect",
    text: "Monitor the {watch} of {service}, and alert before users notice",
    about: new RegExp(`\\b(?:alert|monitor|chart|dashboard)\\w*\\b.*\\b${watch.split(" ")[0]}`, "i"),
  };
  if (!first) return { proposals: [detect, findOut], watch, theme: "" };
  const theme = themeOf(first);
  return { proposals: [detect, preventProposal(first, theme), testProposal(first)], watch, theme };
}

interface Open {
  readonly action: string;
  readonly after: string;
  readonly reference: string | null;
}

/** Of its family; where that has nothing open, of the incidents most like it. */
function openOf({ similar, openActions }: DraftMaterial): Open[] {
  if (openActions.length > 0) {
    return openActions.map(({ title, after, reference }) => ({ action: title, after, reference }));
  }
  return (similar?.rows ?? []).flatMap(({ actions, title, incidentId }) =>
    actions.filter(({ status }) => isOpenAction(status)).map((action) => ({
      action: action.title,
      after: title ?? incidentId,
      reference: null,
    }))
  );
}

const most = 5;

/** The same thing to do, asked for after one incident or after several, in the order they come in. */
function sameActions(open: readonly Open[]): Open[][] {
  const groups = Map.groupBy(open, ({ action }) => action.trim().toLowerCase().replace(/\s+/g, " "));
  return [...groups.values()];
}

/** What is open already after incidents like it: linked, not repeated. */
function openClaims(material: DraftMaterial, open: readonly Open[]): Claim[] {
  return sameActions(open).slice(0, most).map((same, place) => {
    const [{ action, after }] = same as [Open];
    const references = [...new Set(same.flatMap(({ reference }) => reference ?? []))];
    const others = new Set(same.map((one) => one.after)).size - 1;
    const more = others === 0 ? "" : ` and {others} ${others === 1 ? "other" : "others"}`;
    const known = references.length === 0 ? "" : " ({references})";
    return fact(
      material,
      `actions.open.${place + 1}`,
      `Open already after “{after}”${more}: “{action}”${known}. Link it rather than repeat it.`,
      {
        after: bindText(after),
        action: bindText(action),
        ...(others === 0 ? {} : { others: counted(others, "incident_timeline") }),
        ...(references.length === 0 ? {} : { references: bindText(references.join(", ")) }),
      },
    );
  });
}

/** What to do: what is open already, and three proposals where nothing open is about the same. */
export function actionClaims(material: DraftMaterial): Claim[] {
  const open = openOf(material);
  const { proposals, watch, theme } = proposalsOf(material);
  const fresh = proposals.filter(({ about }) => !open.some(({ action }) => about.test(action)));
  const bound = {
    service: bindText(material.head.services[0] ?? "the service"),
    watch: bindText(watch),
    theme: bindText(theme),
  };
  const used = (text: string) =>
    Object.fromEntries(Object.entries(bound).filter(([name]) => text.includes(`{${name}}`)));
  return [
    ...openClaims(material, open),
    ...fresh.map(({ id, text }) =>
      fact(material, `actions.${id}`, `Proposed, to ${id}: ${text}.`, used(text))
    ),
  ];
}

import { cleanText } from "../../model/clean_text.ts";
import type { LessonRow } from "./lessons.ts";
import type { SimilarRow } from "./rows.ts";

/** Words somebody wrote down, and where they stand. */
export interface Quote {
  /** Word for word, cut at the end of a sentence where it is long. */
  readonly text: string;
  /** What it is: `resolution` and `root_cause` of a postmortem, or a `note` from before the end. */
  readonly kind: "resolution" | "root_cause" | "note";
  /** Title of the document, or name of the tool. */
  readonly told: string | null;
  /** File and line, where known. */
  readonly place: string | null;
}

const longest = 240;
/** What somebody does who ends an incident. */
const remedy =
  /\b(?:roll(?:ed|ing)?[ -]?back|revert|restart|reboot|scal(?:ed|ing)|fail(?:ed|ing)? ?over|fix|disabl|enabl|increas|rais(?:ed|ing)|lower|renew|replac|patch|deploy|drain|doubl|capacity|mitigat|remed|clear(?:ed|ing)|delet|kill|block|re-?rout|switch|remov|purg|flush|throttl|rotat)/iu;
const inVain =
  /\b(?:no effect|without effect|to no avail|did(?:n['’]t| not) (?:help|work)|no change|not help|in vain|failed to)\b/iu;

/** Marks of Markdown at the start of a line: a quote is its words. */
function plain(text: string): string {
  return cleanText(text.replaceAll(/^\s*(?:[-*+>]|#{1,6}|\d+[.)])\s+/gmu, ""));
}

/** The first sentences, as many as fit; never half a word. */
function opening(text: string): string {
  const clean = plain(text);
  if (clean.length <= longest) return clean;
  const sentences = clean.slice(0, longest).match(/^.*[.!?](?=\s)/u)?.[0];
  return sentences ?? `${clean.slice(0, longest).replace(/\s+\S*$/u, "")} …`;
}

function quoteOf({ text, kind, told, file, line }: LessonRow): Quote[] {
  const words = opening(text);
  if (words === "" || kind === "action") return [];
  return [{
    text: words,
    kind,
    told,
    place: file === null ? null : line === null ? file : `${file}:${line}`,
  }];
}

function ofKind(lessons: readonly LessonRow[], kind: LessonRow["kind"]): LessonRow[] {
  return lessons.filter((lesson) => lesson.kind === kind);
}

/** The last note before the end that says what somebody did, and not that it was in vain. */
function lastRemedy(
  lessons: readonly LessonRow[],
  { resolvedAt }: Pick<SimilarRow, "resolvedAt">,
): LessonRow[] {
  return ofKind(lessons, "note").filter(({ text, at }) =>
    remedy.test(text) && !inVain.test(text) &&
    (at === null || resolvedAt === null || Date.parse(at) <= Date.parse(resolvedAt))
  ).slice(-1);
}

/** What fixed an incident in the words of those who were there: its postmortem's, else of its last note of a remedy. */
export function fixOf(lessons: readonly LessonRow[], incident: Pick<SimilarRow, "resolvedAt">): Quote | null {
  const told = ofKind(lessons, "resolution").flatMap(quoteOf);
  return told[0] ?? lastRemedy(lessons, incident).flatMap(quoteOf)[0] ?? null;
}

/** What caused it, in the words of its postmortem. */
export function causeOf(lessons: readonly LessonRow[]): Quote | null {
  return ofKind(lessons, "root_cause").flatMap(quoteOf)[0] ?? null;
}

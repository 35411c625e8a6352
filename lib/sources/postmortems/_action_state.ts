import type { Config } from "../../model/config.ts";
import { lookUp } from "../_look_up.ts";
import { actionAnswers, plainWord } from "../_usual_words.ts";
import { type ActionStatus, canonicalActionStatus } from "../_words.ts";
import { bareWords } from "./_text.ts";

/** Where something to do stands, as its document tells it. */
export interface ToldState {
  readonly status: ActionStatus | null;
  /** The word or mark that says so, as written. */
  readonly statusRaw: string | null;
  /** Why it was turned down or what took its place, as written. */
  readonly reason: string | null;
}

const untold: ToldState = { status: null, statusRaw: null, reason: null };

/** A word of state with what is said about it: "won't do: too costly", "done in Grafana", "superseded by #12". */
const explained =
  /^(.{2,30}?)(?:\s*[(:;,–—]\s*|\s+-\s+|\s+(?:because|since|as|by|with|in favou?r of|in|on|of)\s+)(.{1,300}?)\)?$/isu;
const sign = /^(?:✅|✔️?|☑️?|❌|🚫|🚧)/u;

/** Longest text in which a state is looked for: patterns over whole documents would take quadratic time. */
const reach = 300;

function ofWords(raw: string, config: Config): ToldState {
  const word = bareWords(raw.slice(0, reach)).replace(/[!.]+$/, "");
  const whole = canonicalActionStatus(word, config);
  if (whole !== null) return { status: whole, statusRaw: word, reason: null };
  const [, head = "", reason = ""] = explained.exec(word) ?? [];
  const status = canonicalActionStatus(head, config) ?? canonicalActionStatus(sign.exec(word)?.[0], config);
  if (status === null) return untold;
  const tellsWhy = status === "rejected" || status === "superseded";
  return { status, statusRaw: word, reason: tellsWhy && reason !== "" ? reason : null };
}

/** Where an item stands by the cell of its column; a word without a meaning is kept as written. */
export function cellState(cell: string | null, config: Config): ToldState {
  if (cell === null) return untold;
  const told = ofWords(cell, config);
  if (told.status !== null) return told;
  const statusRaw = bareWords(cell);
  return { ...untold, status: lookUp(actionAnswers, plainWord(statusRaw)) ?? null, statusRaw };
}

const leading = /^([^:–—\n(-]{2,30})(?::|\s[–—-])\s/u;
const atStart = [/^[([*_]{1,3}([^()[\]*_\n]{2,200})[)\]*_]{1,3}(?!\()/u, leading];
const atEnd = [
  /[([*_]{1,3}([^()[\]*_\n]{2,200})[)\]*_]{1,3}[\s.!]{0,9}$/u,
  /\s[–—-]\s{0,3}([^–—\n]{2,60})$/u,
];
const done = /[([*_]\s*(done)\s*!?\s*[)\]*_]|(✅|☑|✔)|\b(?:this )?has been (done)\b/iu;
const givenUp = /(❌|🚫)/u;

function ofNotes(line: string, config: Config): ToldState {
  const [start, end] = [line.slice(0, reach), line.slice(-reach)];
  const found = [...atStart.map((note) => note.exec(start)), ...atEnd.map((note) => note.exec(end))]
    .flatMap((match) => match?.[1] ?? []);
  return found.map((note) => ofWords(note, config)).find(({ status }) => status !== null) ?? untold;
}

/** Lines of the text behind an item, without the marks of their lists: one may begin "Rejected: ...". */
function linesBehind(rest: string): string[] {
  return rest.split("\n").slice(0, 200).map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim());
}

function ofText(title: string, rest: string, config: Config): ToldState {
  const noted = ofNotes(title.trim(), config);
  if (noted.status !== null) return noted;
  const mark = done.exec(title) ?? givenUp.exec(title) ?? done.exec(rest);
  if (mark !== null) return ofWords(mark.slice(1).find((each) => each !== undefined) ?? "", config);
  const behind = linesBehind(rest).map((line) =>
    ofWords(leading.exec(`${line.slice(0, reach)} `)?.[1] ?? line, config)
  );
  return behind.find(({ status }) => status === "rejected" || status === "superseded") ?? untold;
}

/** What an item of a list says of itself: its text without a checkbox, and where it stands. */
export interface MarkedItem extends ToldState {
  readonly title: string;
}

/**
 * Reads the state an item is marked with. Words win over its box, which is also ticked for what was turned down. A line
 * struck through is closed, but done or given up it does not say, unless the configuration does.
 *
 * @param rest what follows its first paragraph.
 */
export function markedItem(text: string, rest: string, config: Config): MarkedItem {
  const box = /^\[([ xX✓✔])\]\s+/u.exec(text);
  const title = box ? text.slice(box[0].length) : text;
  const told = ofText(title, rest, config);
  if (told.status !== null) return { title, ...told };
  if (box) {
    return { title, status: box[1] === " " ? "proposed" : "done", statusRaw: box[0].trim(), reason: null };
  }
  if (!/^\s*~~[^~]+~~/.test(title)) return { title, ...untold };
  const statusRaw = "struck through";
  return { title, status: canonicalActionStatus(statusRaw, config), statusRaw, reason: null };
}

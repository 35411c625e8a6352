import { collapse } from "./_log_lists.ts";
import { type LogWord, wildcard } from "./_log_word.ts";

// Dots part words only where three or more lead from a name to its value.
const tokens = /<\*>|"(?:[^"\\]|\\.)*"|(?<!\w)'[^']*'(?!\w)|=+|(?:[^\s=,;|()[\]{}<>"'.]|\.(?!\.\.))+/g;
const method = /^["'](GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|CONNECT|TRACE) (?=.)/;
const edges = /^[.:!?*-]+|[.:!?*-]+$/g;
const stars = /^(?:[*!?]{2,}|-?\*{2,}-?)$/;
const keyed = /^([A-Za-z_][A-Za-z_$-]*):(?=[^:])/;
const hexadecimal = /^[0-9a-f]{8,}$/i;
const unit = /^(?:[kKMGT]i?)?B(?:ytes?)?$|^bytes$|^(?:ms|msec|us|ns|s|sec|secs|UTC|GMT|CES?T|[EMP][DS]T)$/;
const dateWord = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/;

/** Whether a word is a variable by its own look: it has a digit or `@`, is a path, or long hexadecimal. */
function isVariable(word: string): boolean {
  let slashes = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if ((code >= 0x30 && code <= 0x39) || code === 0x40) return true;
    if (code === 0x2f || code === 0x5c) slashes++;
  }
  return slashes > 1 || (slashes === 1 && /^[\\/]./.test(word)) ||
    (word.length >= 8 && hexadecimal.test(word));
}

function wild(from: number, to: number): LogWord {
  return { text: wildcard, from, to };
}

/** A quoted string is a variable, save the method of a request. */
function quoted(token: string, from: number): LogWord[] {
  const [head = "", name] = method.exec(token) ?? [];
  const end = from + token.length - 1;
  return name === undefined
    ? [wild(from + 1, end)]
    : [{ text: name, from: from + 1, to: from + 1 + name.length }, wild(from + head.length, end)];
}

/** `latency:35` is a key and its value. */
function plain(token: string, start: number): LogWord[] {
  const bare = stars.test(token) ? token : token.replace(edges, "");
  if (bare === "") return [];
  const from = start + token.indexOf(bare);
  const to = from + bare.length;
  if (!isVariable(bare)) return [{ text: bare, from, to }];
  const key = keyed.exec(bare)?.[1];
  if (key === undefined) return [wild(from, to)];
  const value = from + key.length + 1;
  const text = bare.slice(key.length + 1);
  return [{ text: key, from, to: value - 1 }, isVariable(text) ? wild(value, to) : { text, from: value, to }];
}

function wordsOfToken(token: string, from: number): LogWord[] {
  if (token === wildcard) return [wild(from, from + token.length)];
  return token.length > 1 && (token[0] === '"' || token[0] === "'")
    ? quoted(token, from)
    : plain(token, from);
}

/** Whether the value of a key follows its equals sign: `a=b` and `a = b`, but none in `a= b=c`. */
function valueFollows(text: string, equals: number): boolean {
  return (text[equals + 1] ?? " ") > " " || (text[equals - 1] ?? " ") <= " ";
}

function tokenised(text: string): LogWord[] {
  const words: LogWord[] = [];
  let takesValue = false;
  for (const { 0: token, index: from } of text.matchAll(tokens)) {
    if (token[0] === "=") {
      const key = token.length === 1 ? words.at(-1) : undefined;
      takesValue = key !== undefined && valueFollows(text, from);
      if (key === undefined || key.text.endsWith("=")) continue;
      if (key.text !== wildcard) {
        words[words.length - 1] = { text: `${key.text}=`, from: key.from, to: from + 1 };
      }
      if (!takesValue) words.push(wild(from + 1, from + 1));
    } else if (takesValue) {
      words.push(wild(from, from + token.length));
      takesValue = false;
    } else words.push(...wordsOfToken(token, from));
  }
  return words;
}

/** Units and parts of dates beside a variable belong to it. */
function withUnits(words: readonly LogWord[]): LogWord[] {
  const behind = words.map((word) => word);
  for (let at = 1; at < behind.length; at++) {
    const { text, from, to } = behind[at] as LogWord;
    if (behind[at - 1]?.text === wildcard && (unit.test(text) || dateWord.test(text))) {
      behind[at] = wild(from, to);
    }
  }
  for (let at = behind.length - 2; at >= 0; at--) {
    const { text, from, to } = behind[at] as LogWord;
    if (behind[at + 1]?.text === wildcard && dateWord.test(text)) behind[at] = wild(from, to);
  }
  return behind;
}

/**
 * The words of a log line with its variable parts as wildcards: numbers and all words with digits, addresses, paths,
 * long hexadecimal, quoted strings, values of keys, units and dates beside them; a list is one wildcard. Punctuation
 * is none of them.
 */
export function logWords(text: string): LogWord[] {
  return collapse(withUnits(tokenised(text)));
}

import type { Claim } from "../model/claim.ts";
import type { Clause, Sentence, Token } from "./_sentence.ts";

const up = new RegExp(
  "^(?:r[io]ses?|risen|rising|increas\\w*|gr[eo]w|grows|grown|growing|growth|higher|heightened|more|longer|" +
    "lengthen\\w*|prolong\\w*|slow(?:er|ed|s|ing|down)|climb\\w*|jump\\w*|surg\\w+|spik\\w+|soar\\w*|up|upwards?|greater|" +
    "larger|bigger|gain\\w*|expand\\w*|escalat\\w*|mount(?:ed|ing)|swell\\w*|swollen|rocket\\w*|later|additional|" +
    "multipl(?:y|ied)|inflat\\w*|peak\\w*|extended)$",
);
const down = new RegExp(
  "^(?:f[ae]ll(?:s|en|ing)?|decreas\\w*|drop\\w*|declin\\w*|shr[iau]nk\\w*|reduc\\w*|fewer|less|lower\\w*|short(?:er|en\\w*)|" +
    "faster|quick(?:er|en\\w*)|sooner|sped|speed\\w*|down|downwards?|dip\\w*|s[iau]nk\\w*|smaller|eas(?:ed|ing)|slid\\w*|" +
    "plung\\w*|plummet\\w*|tumbl\\w*|cut|lessen\\w*|diminish\\w*|dwindl\\w*|contract(?:ed|ing)|halv\\w+|subsid\\w*|" +
    "accelerat\\w*|least)$",
);
const better = /^(?:improv\w*|better|best|recover(?:ed|ing)|heal\w*|strengthen\w*)$/;
const worse = /^(?:worse\w*|worst|deteriorat\w*|degrad\w*|regress\w*|weaken\w*)$/;
const moved =
  /^(?:changed|shift(?:s|ed)|moved|differ(?:s|ed|ent)?|varied|diverged|deviat\w+|fluctuat\w+|trend(?:s|ed|ing)?)$/;

type Way = "up" | "down" | "any";

function wayOf(word: string): Way | undefined {
  if (up.test(word) || worse.test(word)) return "up";
  if (down.test(word) || better.test(word)) return "down";
  return moved.test(word) ? "any" : undefined;
}

/** Less is better for times and counts; a share may be better either way, so its claim must say so itself. */
function judges(word: string, claim: Claim): boolean {
  return (better.test(word) || worse.test(word)) &&
    Object.values(claim.values).some(({ unit }) => unit === "share" || unit === "ratio");
}

function agrees(word: string, way: Way, claim: Claim): boolean {
  if (claim.strength !== "finding" || judges(word, claim)) return false;
  return way === "any" ? claim.direction !== "none" : claim.direction === way;
}

/** A hedge may speak of change: "whether it changed could not be told". */
function isHedged(way: Way, clause: Clause): boolean {
  return way === "any" && clause.claims.every(({ strength }) => strength === "no-evidence");
}

function checkWord(token: Token, clause: Clause): string[] {
  const way = token.word.startsWith("{") ? undefined : wayOf(token.word);
  if (
    way === undefined || clause.claims.some(({ id }) => token.quotedFrom.has(id)) || isHedged(way, clause)
  ) return [];
  const against = clause.claims.find((claim) => !agrees(token.word, way, claim));
  if (!against && clause.claims.length > 0) return [];
  return [
    against?.strength === "finding"
      ? `"${token.word}" does not agree with the direction of its claim`
      : `"${token.word}" tells of a change where no claim is a finding`,
  ];
}

/** Words of direction stand only where a finding moved that way, clause by clause. */
export function checkDirections({ clauses }: Sentence): string[] {
  return clauses.flatMap((clause) => clause.tokens.flatMap((token) => checkWord(token, clause)));
}

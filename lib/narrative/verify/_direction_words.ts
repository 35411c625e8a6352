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

/** Where a word says that a quantity moved; "any" when it says only that it did. */
export type Way = "up" | "down" | "any";

/** The way a word points, taking less for better, as it is with times and counts. */
export function wayOf(word: string): Way | undefined {
  if (up.test(word) || worse.test(word)) return "up";
  if (down.test(word) || better.test(word)) return "down";
  return moved.test(word) ? "any" : undefined;
}

/** Whether a word calls a movement good or bad. */
export function isJudgement(word: string): boolean {
  return better.test(word) || worse.test(word);
}

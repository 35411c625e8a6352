import { shortLines } from "./_short_lines.ts";

/** One package a dependency update moves, as the bot words it. */
export interface DependencyUpdate {
  readonly package: string;
  readonly from: string | null;
  readonly to: string | null;
}

const bots =
  /^(?:app\/)?(?:dependabot(?:-preview)?|renovate(?:-bot|-approve)?|mend-for-github-com)(?:\[bot\])?$/i;
const branches = /^(?:dependabot|renovate)\//;

/** Whether Dependabot or Renovate opened a request: by its account, or by the branch it always uses. */
export function isDependencyBot(login: string | null, branch: string | null): boolean {
  return (login !== null && bots.test(login)) || (branch !== null && branches.test(branch));
}

const name = String.raw`[\`\[]*(@?[\w./@-]*\w)[\`\]]*(?:\([^)\s]*\))?`;
const version = String.raw`[\`v~^>=< ]*(\d[\w.+-]*)\`?`;
// "Bump x from 1 to 2", "Updates `x` from 1 to 2", "Bumps [x](https://...) from 1 to 2."
const stepped = new RegExp(
  String.raw`(?:bump|update)s?\s+(?:the\s+)?${name}(?:\s+requirement)?\s+from\s+${version}\s+to\s+${version}`,
  "gi",
);
// "Update dependency x to v2", "Update module x to v2", "Update actions/checkout action to v4"
const targeted = new RegExp(
  String
    .raw`update\s+(?:dependency\s+|module\s+|rust crate\s+|helm release\s+|terraform\s+)?${name}(?:\s+(?:action|digest|docker tag|monorepo|orb|packages?))*\s+to\s+${version}`,
  "i",
);
// A row of Renovate's table: | [x](https://...) | `1.0.0` -> `2.0.0` | ...
const tabled = new RegExp(
  String.raw`^\|\s*${name}[^|]*\|(?:[^|\n]*\|)*?[^|\n]*?${version}\`?\s*(?:->|→)\s*\`?${version}`,
  "gim",
);
const link = /\]\([^)\s]*\)/g;

function plainVersion(text: string | undefined): string | null {
  return text?.replace(/[.,]+$/, "") ?? null;
}

function all(pattern: RegExp, text: string): DependencyUpdate[] {
  return [...text.matchAll(pattern)].map(([, from, old, to]) => ({
    package: from ?? "",
    from: plainVersion(old),
    to: plainVersion(to),
  }));
}

function withoutRepeats(updates: readonly DependencyUpdate[]): DependencyUpdate[] {
  return [...new Map(updates.map((update) => [update.package, update])).values()];
}

/**
 * The packages a request of Dependabot or Renovate moves, and from which version to which: out of its title, and where
 * that does not say all, out of its text. Empty where neither says any.
 */
export function dependencyUpdates(title: string | null, body: string | null): readonly DependencyUpdate[] {
  const [told = ""] = shortLines(title).map((line) => line.replaceAll(link, "]"));
  const inTitle = all(stepped, told);
  if (inTitle.length > 0) return inTitle;
  const lines = shortLines(body).map((line) => line.replaceAll(link, "]"));
  const inText = withoutRepeats(lines.flatMap((line) => [...all(stepped, line), ...all(tabled, line)]));
  if (inText.length > 0) return inText;
  const [, named, to] = targeted.exec(told) ?? [];
  return named === undefined ? [] : [{ package: named, from: null, to: plainVersion(to) }];
}

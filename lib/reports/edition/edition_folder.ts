import { isAbsolute, relative, resolve, sep } from "node:path";
import { refusal } from "../../model/refusal.ts";

/** All that stands at the top of an edition. */
const parts = [
  "cassette.json",
  "claims.json",
  "deck.html",
  "deck.pptx",
  "findings.json",
  "manifest.json",
  "narrative.json",
  "notebooks",
  "report.html",
  "summary.md",
];

/** What desktops leave in any folder they show. */
const litter = [".DS_Store", "Thumbs.db", "desktop.ini"];

function refuse(out: string, reason: string): never {
  throw new RangeError(refusal({
    action: "write the edition to",
    thing: out,
    reason,
    remedy: "An edition replaces its folder: name a folder of its own with --out",
  }));
}

async function namesIn(out: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(out)) names.push(name);
  } catch (error) {
    if (error instanceof Deno.errors.NotADirectory) refuse(out, "it is a file");
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return names.filter((name) => !litter.includes(name)).sort();
}

async function holdsManifest(out: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await Deno.readTextFile(`${out}/manifest.json`));
    return typeof manifest?.versions?.hindcast === "string" && typeof manifest.writtenAt === "string";
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/**
 * Refuses a folder that an edition must not replace: one that holds anything but an earlier edition, the working
 * directory, or a folder around it.
 *
 * @throws {RangeError} saying what stands there.
 */
export async function requireEditionFolder(out: string): Promise<void> {
  const below = relative(resolve(out), resolve("."));
  if (below.split(sep)[0] !== ".." && !isAbsolute(below)) {
    refuse(out, below === "" ? "it is the working directory" : "the working directory is in it");
  }
  const names = await namesIn(out);
  if (names.length === 0) return;
  if (!await holdsManifest(out)) refuse(out, `it holds ${names[0]} and is no edition`);
  const foreign = names.find((name) => !parts.includes(name));
  if (foreign !== undefined) refuse(out, `it holds ${foreign}, which is no part of an edition`);
}

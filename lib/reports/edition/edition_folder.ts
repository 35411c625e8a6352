import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Period } from "../../model/period.ts";
import { refusal } from "../../model/refusal.ts";
import { hashAsWritten, hashOf } from "./hash_of.ts";

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

/** What desktops leave in any folder they show, and Jupyter where it saves. */
const litter = [".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"];

const ownFolder = "An edition replaces its folder: name a folder of its own with --out";
const moveAway = "Move it away or delete it";
const keepBoth = `${moveAway}, or keep both: name another folder with --out`;

function refuse(out: string, reason: string, remedy = ownFolder): never {
  throw new RangeError(refusal({ action: "write the edition to", thing: out, reason, remedy }));
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

/** What a folder is to hold. */
export interface EditionSubject {
  readonly period: Period;
  readonly against: Period | null;
  /** Whether the command writes to one folder only, and has no --out. */
  readonly isFixed?: boolean;
}

/** Of a manifest what is held against a new edition; those of earlier versions do not tell what they wrote. */
interface EarlierEdition {
  readonly period?: Period;
  readonly against?: Period | null;
  readonly written?: Readonly<Record<string, string>>;
}

async function earlierIn(out: string): Promise<EarlierEdition | null> {
  try {
    const manifest = JSON.parse(await Deno.readTextFile(`${out}/manifest.json`));
    const isOurs = typeof manifest?.versions?.hindcast === "string" && typeof manifest.writtenAt === "string";
    return isOurs ? manifest : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

function described({ period, against }: EarlierEdition): string {
  return against ? `${period?.label} against ${against.label}` : `${period?.label} against nothing`;
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** The first file that people added or changed; undefined where there is none. */
async function changedIn(
  out: string,
  written: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const notebooks = (await namesIn(`${out}/notebooks`)).map((name) => `notebooks/${name}`);
  const foreign = notebooks.find((name) => !(name in written));
  if (foreign !== undefined) return foreign;
  for (const [name, hash] of Object.entries(written)) {
    const bytes = await readIfThere(`${out}/${name}`);
    // Editions of earlier versions have the hash of all bytes of a notebook.
    if (bytes !== null && hashAsWritten(name, bytes) !== hash && hashOf(bytes) !== hash) return name;
  }
  return undefined;
}

/**
 * Refuses a folder that an edition must not replace: one that holds anything but an earlier edition, or that of another period or
 * comparison, or one in which people changed or added something; the working directory, or a folder around it.
 *
 * @throws {RangeError} saying what stands there.
 */
export async function requireEditionFolder(out: string, subject: EditionSubject): Promise<void> {
  const below = relative(resolve(out), resolve("."));
  if (below.split(sep)[0] !== ".." && !isAbsolute(below)) {
    refuse(out, below === "" ? "it is the working directory" : "the working directory is in it");
  }
  const remedy = subject.isFixed ? moveAway : keepBoth;
  const names = await namesIn(out);
  if (names.length === 0) return;
  const earlier = await earlierIn(out);
  if (earlier === null) refuse(out, `it holds ${names[0]} and is no edition`);
  const foreign = names.find((name) => !parts.includes(name));
  if (foreign !== undefined) refuse(out, `it holds ${foreign}, which is no part of an edition`);
  const [was, now] = [described(earlier), described(subject)];
  if (was !== now) refuse(out, `it holds the review of ${was}, and this is one of ${now}`, remedy);
  const changed = earlier.written && await changedIn(out, earlier.written);
  if (changed !== undefined) refuse(out, `people changed ${changed} since it was written`, remedy);
}

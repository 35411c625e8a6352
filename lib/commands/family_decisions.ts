import { join } from "node:path";
import { parse } from "yaml";
import { ExportError } from "../model/errors.ts";
import { type FamilyDecisions, parseFamilyDecisions } from "../model/family_decisions.ts";
import { refusal } from "../model/refusal.ts";

/** Where people's decisions are kept. */
export const labelsFolder = join("data", "labels");

function problem(path: string, reason: string, remedy: string): ExportError {
  return new ExportError("E-CONFIG", refusal({ action: "read", thing: path, reason, remedy }));
}

async function textOf(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return "";
    throw error;
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
    throw problem(path, `it is not YAML: ${reason.replace(/:$/, "")}`, "Correct that line");
  }
}

/**
 * Reads what people decided about families from `families.yaml`; nothing is decided where there is no such file.
 *
 * @throws {ExportError} `E-CONFIG` naming the file and what is wrong.
 */
export async function readFamilyDecisions(folder: string = labelsFolder): Promise<FamilyDecisions> {
  const path = join(folder, "families.yaml");
  const value = parsed(await textOf(path), path);
  try {
    return parseFamilyDecisions(value);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [reason = "", remedy = ""] = error.message.replace(
      /^Cannot read the decisions about families: /,
      "",
    )
      .split(/\. (?=[A-Z][a-z ]+\.$)/);
    throw problem(path, reason, remedy);
  }
}

import { ExportError, QueryError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import { isDiskFull } from "./_disk.ts";
import type { FileOutcome } from "./_ledger.ts";

/** Figures of a file nothing was taken from. */
export const nothing = { rowsRead: 0, loaded: 0, updated: 0, unchanged: 0, rejected: 0 };

/** What the database says of a file it cannot read becomes the file's refusal; anything else is a fault of ours. */
export function asRefusal(error: unknown, name: string): ExportError {
  if (error instanceof ExportError) return error;
  if (!(error instanceof QueryError) || isDiskFull(error)) throw error;
  const code = /memory/i.test(error.message) ? "E-MEM" : /json/i.test(error.message) ? "E-JSON" : "E-DB";
  const reason = (error.message.split("\n")[0] ?? "").replace(/^Cannot run query "[^"]*": /, "").slice(
    0,
    300,
  );
  if (/unexpected content after document/.test(error.message)) {
    const behind = "a page begins in it right behind another, without a comma or a list around them";
    return new ExportError(
      code,
      refusal({ action: "load", thing: name, reason: behind, remedy: "Save each page in a file of its own" }),
      { cause: error },
    );
  }
  const remedy = code === "E-MEM"
    ? "Allow more memory with --memory-limit"
    : "Check the export, or report it if it is sound";
  return new ExportError(code, refusal({ action: "load", thing: name, reason, remedy }), { cause: error });
}

/** The outcome of a refused file. */
export function refused(name: string, kind: string | null, error: ExportError): FileOutcome {
  return { name, kind, status: "refused", ...nothing, code: error.code, message: error.message };
}

import { dirname } from "node:path";
import { refusal } from "../model/refusal.ts";
import { ExportError } from "../model/errors.ts";

const firstLoad = "load the exports first: deno task load data/raw";

/** What can be opened instead of a warehouse that is not there. */
function besides(path: string): string {
  try {
    const names = [...Deno.readDirSync(dirname(path))].map(({ name }) => name)
      .filter((name) => name.endsWith(".duckdb")).sort();
    return names.length === 0 ? "" : `; or open what is beside it: ${names.join(", ")}`;
  } catch {
    return "";
  }
}

function missingError(path: string, cause: unknown): Error {
  const message = refusal({
    action: "open",
    thing: path,
    reason: "there is no such file",
    remedy: `Check the path, or ${firstLoad}${besides(path)}`,
  });
  return new ExportError("E-DB", message, { cause });
}

/** Tells "another process holds the file" from every other reason a database does not open. */
export function openingError(path: string, error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  const holder = /held in ([^()]*?)\s*\(PID (\d+)\)/i.exec(text);
  if (holder || /could not set lock|conflicting lock/i.test(text)) {
    const who = holder
      ? `process ${holder[2]} (${holder[1]?.split("/").at(-1)?.trim() || "unknown"})`
      : "another process";
    return new ExportError(
      "E-LOCKED",
      refusal({
        action: "open",
        thing: path,
        reason: `${who} has it open`,
        remedy: holder
          ? `Close that notebook or command (kill ${
            holder[2]
          } if it hangs), or load into another file with --warehouse`
          : "Close the notebook or command that uses it, or load into another file with --warehouse",
      }),
      { cause: error },
    );
  }
  if (/not a valid duckdb|checksum|corrupt|deserialize|different.*version|storage version/i.test(text)) {
    return new ExportError(
      "E-DB",
      refusal({
        action: "open",
        thing: path,
        reason: `it is damaged or not a warehouse (${text.split("\n")[0]})`,
        remedy: "Move it away and load the exports again: deno task load data/raw",
      }),
      { cause: error },
    );
  }
  if (/does not exist/i.test(text)) return missingError(path, error);
  return new ExportError(
    "E-DB",
    refusal({
      action: "open",
      thing: path,
      reason: text.split("\n")[0] ?? text,
      remedy: `Check that the path exists and may be read, or ${firstLoad}`,
    }),
    { cause: error },
  );
}

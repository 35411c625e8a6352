import type { ExportError } from "../model/errors.ts";
import { refuse } from "./_refuse.ts";

/**
 * Refuses pages or records that lie one behind the other, as `curl >> file` leaves them: which of them are whole only
 * their sender knows.
 *
 * @param join the command that makes one list of them.
 */
export function joinedBehind(
  file: string,
  line: number | undefined,
  what: string,
  join: string,
): ExportError {
  return refuse("E-JSON", {
    thing: file,
    line,
    reason: `${what} begins here right behind another, without a comma or a list around them`,
    remedy: `Save each in a file of its own, or join them: ${join} ${file} > joined.json`,
  });
}

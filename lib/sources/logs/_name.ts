import { canonicalService } from "../_words.ts";
import type { Config } from "../../model/config.ts";
import { lookUp } from "../_look_up.ts";

const copies = /\.(?:gz|zst|bz2|xz|old|bak)$| ?\(\d+\)(?=\.|$)| - copy(?=\.|$)/gi;
const numbered = /(?<=\.[a-z]+)\.\d{1,3}$/i;
const dates = /[-_.]20\d{2}[-_.]?\d{2}(?:[-_.]?\d{2}(?:[T_.-]\d{2}(?:[:_.-]?\d{2}){0,2})?)?(?=[-_.]|$)/g;
const dated = /^(?:\d{4}(?:[-_]?(?:\d{2}|q[1-4]))?(?:[-_]?\d{2})?)$/i;

/**
 * The log a file is a part of: its path without what rotation and export add to it, so that `api.log`, `api.log.1.gz`
 * and `2026-07-14/api.log` are one log, and `web-1/api.log` is another.
 */
export function logName(path: string): string {
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const stem = file.replaceAll(copies, "").replace(numbered, "").replaceAll(dates, "").replace(numbered, "");
  return [...parts.filter((part) => !dated.test(part)), stem].join("/");
}

/** The service whose log it is, where the configuration knows a part of its path by name. */
export function serviceOfLog(path: string, config: Config): string | null {
  const parts = logName(path).replace(/\.(?:log|txt|out|err|jsonl?|ndjson)$/i, "").split("/").reverse();
  const known = parts.find((part) => lookUp(config.words.services, part) !== undefined);
  return known === undefined ? null : canonicalService(known, config);
}

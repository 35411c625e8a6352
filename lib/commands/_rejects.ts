import { cleanText } from "../model/clean_text.ts";
import { openWarehouse, replacedFiles } from "../warehouse/mod.ts";
import { say } from "./terminal.ts";

/** What was left out: a record, or a field of a record that was kept. */
interface Reject {
  readonly file: string;
  readonly line: number | null;
  readonly path: string | null;
  readonly scope: "record" | "field";
  readonly code: string;
  readonly field: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly raw: string | null;
  /** Whether a newer file of the same name has taken the place of its file. */
  readonly replaced: boolean;
}

const sql = `
SELECT f.name AS file, r.line, r.path, r.scope, r.code, r.field, r.value, r.reason, r.raw,
  f.file_id IN ${replacedFiles} AS replaced
FROM rejects AS r JOIN files AS f USING (file_id) ORDER BY replaced, f.name, r.line, r.path, r.field`;

function lines({ file, line, path, scope, code, field, value, reason, raw }: Reject): string[] {
  const place = `${file}${line === null ? "" : `:${line}`}${
    line === null && path !== null ? ` ${path}` : ""
  }`;
  const what = field === null ? scope : `${scope === "field" ? "field" : "record, field"} "${field}"`;
  const read = value === null ? "" : ` = "${value.slice(0, 80)}"`;
  const shown = raw === null ? [] : [`  ${cleanText(raw.slice(0, 300))}`];
  return [cleanText(`${place} ${code} ${what}${read}: ${reason}`), ...shown];
}

/** Prints every record and field that was left out, with its place and what stands there; loads nothing. */
export async function printRejects(path: string, json: boolean): Promise<void> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    const rejects = await warehouse.query<Reject>("rejects", sql);
    if (json) return say(JSON.stringify(rejects));
    const { true: former = [], false: living = [] } = Object.groupBy(
      rejects,
      ({ replaced }) => `${replaced}`,
    );
    for (const line of living.flatMap(lines)) say(line);
    say(`${living.length.toLocaleString("en-GB")} left out.`);
    if (former.length === 0) return;
    say(
      `${
        former.length.toLocaleString("en-GB")
      } more were left out of files that newer ones of the same name replaced:`,
    );
    for (const line of former.flatMap(lines)) say(line);
  } finally {
    warehouse.close();
  }
}

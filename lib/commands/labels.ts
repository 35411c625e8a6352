import { cleanText } from "../model/clean_text.ts";
import type { LabelReport } from "../warehouse/mod.ts";
import { say } from "./terminal.ts";

const mostShown = 10;

/** Prints what became of people's labels. */
export function printLabels({ file, labels, incidents, postmortems, leftOut }: LabelReport): void {
  if (postmortems > 0) {
    say(
      `${postmortems} ${
        postmortems === 1 ? "label" : "labels"
      } from final postmortems, of what nobody labelled.`,
    );
  }
  if (labels === 0 && leftOut.length === 0) return;
  say(
    `${labels} ${labels === 1 ? "label" : "labels"} of ${incidents} ${
      incidents === 1 ? "incident" : "incidents"
    } from ${file}; ${leftOut.length} left out.`,
  );
  for (const { message } of leftOut.slice(0, mostShown)) say(`  ${cleanText(message)}`);
  if (leftOut.length > mostShown) say(`  and ${leftOut.length - mostShown} more: table rejects`);
}

import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue } from "../../model/claim.ts";
import type { Term } from "../../model/finding.ts";

/** A term of the finding by name. */
export type Known = (name: string) => Term;

/** The verb or noun that suits a count. */
export function verb({ estimate }: Term, one: string, several: string): string {
  return estimate === 1 ? one : several;
}

/** A part of the headline: its words and the values they show. */
export interface Part {
  readonly text: string;
  readonly values: Readonly<Record<string, BoundValue>>;
}

function leftOutPart(known: Known): Part {
  const [rejected, read, files] = [known("records.rejected"), known("records.read"), known("files.loaded")];
  if (rejected.estimate === 0) {
    return {
      text: `No record of {files} ${verb(files, "file", "files")} was left out`,
      values: { files: bindTerm(files) },
    };
  }
  return {
    text: `{rejected} of {read} ${verb(read, "record", "records")} ${verb(rejected, "was", "were")} left out`,
    values: { rejected: bindTerm(rejected), read: bindTerm(read) },
  };
}

function refusedPart(known: Known): Part[] {
  const refused = known("files.refused");
  if (!refused.estimate) return [];
  return [{
    text: `, {refused} ${verb(refused, "file", "files")} refused whole`,
    values: { refused: bindTerm(refused) },
  }];
}

function fieldsPart(known: Known): Part[] {
  const fields = known("fields.rejected");
  if (!fields.estimate) return [];
  return [{
    text: `, {fields} ${verb(fields, "field", "fields")} unreadable`,
    values: { fields: bindTerm(fields) },
  }];
}

function startPart(known: Known): Part[] {
  const startless = known("incidents.without_start");
  if (!startless.estimate) return [];
  return [{
    text: `; {startless} ${verb(startless, "incident has", "incidents have")} no start`,
    values: { startless: bindTerm(startless) },
  }];
}

function suspectPart(known: Known): Part {
  const [suspect, incidents] = [known("incidents.suspect"), known("incidents")];
  const n = bindTerm(incidents);
  const word = verb(incidents, "incident", "incidents");
  return suspect.estimate === 0 ? { text: `; none of {n} ${word} is suspect`, values: { n } } : {
    text: `; {suspect} of {n} ${word} ${verb(suspect, "is", "are")} suspect`,
    values: { suspect: bindTerm(suspect), n },
  };
}

/** The suspects where the headline has little room: nothing is said of none. */
function shortSuspectPart(known: Known): Part[] {
  const suspect = known("incidents.suspect");
  if (!suspect.estimate) return [];
  return [{
    text: `; {suspect} ${verb(suspect, "incident is", "incidents are")} suspect`,
    values: { suspect: bindTerm(suspect) },
  }];
}

/** What was left out and what is suspect; the two gravest of refused files, lacking starts and unread fields come before the suspects. */
export function headlineParts(known: Known): Part[] {
  const [refused, fields, starts] = [refusedPart(known), fieldsPart(known), startPart(known)];
  const lacking = [...refused, ...(refused.length + starts.length > 1 ? [] : fields), ...starts];
  if (lacking.length === 0) return [leftOutPart(known), suspectPart(known)];
  return [leftOutPart(known), ...lacking, ...(lacking.length > 1 ? [] : shortSuspectPart(known))];
}

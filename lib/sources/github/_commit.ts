import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { authorOf, personRows, repositoryIn, serviceOf, vendor } from "./_github.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, type NamedPeople, personRows as rowsOfPeople } from "../_people.ts";
import { personId } from "../_person.ts";

/** Names commits in the ledger and in their keys. */
export const commitsKind = "github_commits";

const botName = /\[bot\]/;

/** Who wrote it: the account; where GitHub knows none, the address it was written under. */
function author(fields: Fields): { readonly id: string | null; readonly rows: readonly SourceRow[] } {
  const account = fields.object("author");
  if (account.text("login") !== null) return { id: authorOf(account), rows: personRows(account) };
  const written = fields.object("commit").object("author");
  const [name, email] = [written.text("name"), written.text("email")];
  const key = email ?? name;
  if (key === null || botName.test(name ?? "")) return { id: null, rows: [] };
  return { id: personId(vendor, key), rows: rowsOfPeople(vendor, new Map([[key, name]])) };
}

function authorName(commit: Fields): NamedPeople {
  const person = commit.object("author");
  return new Map([[person.text("email") ?? "", person.text("name")]]);
}

function commitRow(fields: Fields, sha: string, authorId: string | null, config: Config) {
  const zone = config.zones.sources[commitsKind];
  const commit = fields.object("commit");
  const at = commit.object("committer").instant("date", zone) ??
    commit.object("author").instant("date", zone);
  const firstLine = commit.text("message")?.split("\n", 1)[0]?.trim() ?? null;
  return {
    change_id: `${commitsKind}:${sha}`,
    source: commitsKind,
    vendor_id: sha,
    kind: "commit",
    service: serviceOf(repositoryIn(fields), config),
    title: hidingNames(vendor, authorName(commit))(firstLine),
    started_at: at,
    finished_at: at,
    author_id: authorId,
    ref: fields.text("branch"),
    sha,
    url: fields.text("html_url") ?? fields.text("url"),
  };
}

/** A commit: a change of the code at the time it was committed, which may be long after it was written. */
export function mapCommit(fields: Fields, config: Config, once: Once): Mapped {
  const sha = fields.text("sha");
  if (sha === null) return missing("sha");
  const { id, rows } = author(fields);
  return { rows: [{ table: "changes", row: commitRow(fields, sha, id, config) }, ...once.rows(rows)] };
}

import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { personId } from "../_person.ts";
import { bareWords } from "./_text.ts";
import { canonicalTeam } from "../_words.ts";

/** Who a cell names: people by pseudonym, or a team. */
export interface Owners {
  readonly ids: readonly string[];
  readonly team: string | null;
}

function isTeam(name: string, config: Config): boolean {
  return /^team\s|\b(?:team|squad|sre|ops|devops)$/i.test(name) || Object.hasOwn(config.words.teams, name) ||
    Object.values(config.words.teams).includes(name);
}

function names(cell: string): string[] {
  const words = bareWords(cell.replaceAll(/\[([^\]]{0,100})\]\([^)]{0,500}\)/g, "$1"));
  return words.split(/\s*(?:[,;/&]|\b(?:and|und|et|y)\b)\s*/).map((name) => name.replace(/^@/, "").trim())
    .filter((name) => name !== "" && !/^(?:[-–—?]|tbd|n\/?a|none|nobody|unassigned)$/i.test(name));
}

/** Keeps the people a document names as owners, each once. */
export class People {
  private readonly known = new Map<string, SourceRow>();
  constructor(private readonly config: Config, private readonly source: string) {}

  /** Reads an owner's cell; names go here and nowhere else. */
  owners(cell: string | null): Owners {
    const found = cell === null ? [] : names(cell);
    const team = found.find((name) => isTeam(name, this.config));
    const ids = found.filter((name) => !isTeam(name, this.config)).map((name) => this.keep(name));
    return { ids, team: canonicalTeam(this.teamName(team), this.config) };
  }

  // "team search" and "search team" are the team other tools call "search".
  private teamName(team: string | undefined): string | undefined {
    if (team === undefined || Object.hasOwn(this.config.words.teams, team)) return team;
    return team.replace(/^team\s+|\s+team$/i, "");
  }

  /** What stands in a text instead of an owner's cell. */
  pseudonyms(cell: string): string {
    const { ids, team } = this.owners(cell);
    return [...ids, ...(team === null ? [] : [team])].join(", ");
  }

  rows(): SourceRow[] {
    return [...this.known.values()];
  }

  private keep(name: string): string {
    const id = personId("postmortem", name);
    const email = name.includes("@") ? name : null;
    this.known.set(id, {
      table: "people",
      row: { person_id: id, source: this.source, vendor_id: name, name: email === null ? name : null, email },
    });
    return id;
  }
}

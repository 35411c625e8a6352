import { dataDictionary } from "../warehouse/mod.ts";
import { readArguments } from "./arguments.ts";
import { say } from "./terminal.ts";

const help = `Writes data/README.md, the data dictionary, from the comments in the migrations.

  deno task dictionary`;

/** `deno task dictionary`. */
export async function dictionaryCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("dictionary", args, {}, help);
  if (typeof read === "number") return read;
  await Deno.writeTextFile("data/README.md", await dataDictionary());
  say("data/README.md");
  return 0;
}

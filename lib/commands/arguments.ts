import { parseArgs, type ParseArgsConfig } from "node:util";
import { complain, say } from "./terminal.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** A command line, read; or the exit code when there is nothing left to do. */
export type Read<T extends Options> =
  | {
    readonly values: ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>["values"];
    readonly names: readonly string[];
  }
  | number;

/**
 * Reads a command line. `--help` prints the help and ends with 0, a wrong option or number of names says so and ends
 * with 2.
 *
 * @param names how many names the command takes, from and to.
 */
export function readArguments<T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
  help: string,
  names: readonly [number, number],
): Read<T> {
  if (args.includes("--help") || args.includes("-h")) {
    say(help);
    return 0;
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length < names[0] || positionals.length > names[1]) {
      const given = positionals.length === 1 ? "1 name was" : `${positionals.length} names were`;
      complain(`Cannot run "${command}": ${given} given. See deno task ${command} --help.`);
      return 2;
    }
    return { values, names: positionals } as Read<T>;
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split(". ")[0];
    complain(`Cannot run "${command}": ${reason}. See deno task ${command} --help.`);
    return 2;
  }
}

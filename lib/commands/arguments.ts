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

/** The names a command takes. */
export interface Names {
  /** What is to be named, as the help writes it, in order. */
  readonly needed: readonly string[];
  /** How many more may follow; none by default. */
  readonly more?: number;
}

function countProblem({ needed, more = 0 }: Names, given: readonly string[]): string | undefined {
  const missing = needed.slice(given.length);
  if (missing.length > 0) return `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing`;
  const most = needed.length + more;
  return given.length > most ? `"${given[most]}" is one name too many` : undefined;
}

/**
 * Reads a command line. `--help` prints the help and ends with 0, a wrong option or number of names says so and ends
 * with 2.
 *
 * @param names the names the command takes; none by default.
 */
export function readArguments<T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
  help: string,
  names: Names = { needed: [] },
): Read<T> {
  if (args.includes("--help") || args.includes("-h")) {
    say(help);
    return 0;
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const problem = countProblem(names, positionals);
    if (problem !== undefined) {
      complain(`Cannot run "${command}": ${problem}. See deno task ${command} --help.`);
      return 2;
    }
    return { values, names: positionals } as Read<T>;
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split(". ")[0];
    complain(`Cannot run "${command}": ${reason}. See deno task ${command} --help.`);
    return 2;
  }
}

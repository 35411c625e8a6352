import { type Scale, tellings, writeTwin } from "../twin/mod.ts";
import { readArguments } from "./arguments.ts";
import { complain, say } from "./terminal.ts";

const help = `Writes the exports of a synthetic company, with the truths planted in them.

  deno task twin --out D [--seed N] [--scale sample|S|M] [--tell tools] [--json]

  --out D      folder for raw/, hindcast.yaml, labels/ and truth.json
  --seed N     another company (default 1)
  --scale      sample: about 400 incidents; S: 2,000 and 5M samples; M: 20,000 and 20M
  --tell       tools that tell the company, as pagerduty,slack; "all" for every one (default: its own)

Exit code 0: written; 1: failed; 2: wrong usage.`;

const options = {
  out: { type: "string" },
  seed: { type: "string", default: "1" },
  scale: { type: "string", default: "sample" },
  tell: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

function isScale(text: string | undefined): text is Scale {
  return text === "sample" || text === "S" || text === "M";
}

function toolsIn(list: string): readonly string[] {
  return list === "all" ? Object.keys(tellings) : list.split(",").map((tool) => tool.trim());
}

/** `deno task twin --out D`. */
export async function twinCommand(args: readonly string[]): Promise<number> {
  const read = readArguments("twin", args, options, help);
  if (typeof read === "number") return read;
  const { out, seed, scale, tell, json } = read.values;
  const number = Number(seed);
  if (out === undefined || !isScale(scale) || !Number.isSafeInteger(number)) {
    complain(
      "Cannot write the company: --out, a whole --seed and a --scale of sample, S or M are needed. See deno task twin --help.",
    );
    return 2;
  }
  const summary = await writeTwin({
    out,
    seed: number,
    scale,
    ...(tell === undefined ? {} : { tell: toolsIn(tell) }),
  });
  say(
    json
      ? JSON.stringify(summary)
      : `${out}: the company of seed ${seed}, scale ${scale}. Load it: deno task load ${out}/raw`,
  );
  return 0;
}

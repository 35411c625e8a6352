import { Canaries } from "./_canaries.ts";

/** Where the company that ships with Hindcast is. */
export const sample = new URL("../../data/sample", import.meta.url).pathname;

async function filesBelow(folder: string, below = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${below}`)) {
    if (isDirectory) Object.assign(files, await filesBelow(folder, `${below}${name}/`));
    else files[`${below}${name}`] = await Deno.readTextFile(`${folder}/${below}${name}`);
  }
  return files;
}

/** The exports of the sample as they are, and with so many secrets in each of its text files. */
export async function plantedSample(most: number): Promise<{
  readonly clean: Readonly<Record<string, string>>;
  readonly planted: Readonly<Record<string, string>>;
  readonly canaries: Canaries;
}> {
  const canaries = new Canaries();
  const clean = await filesBelow(`${sample}/raw`);
  const planted = Object.entries(clean).map(([name, text]) => {
    let left = most;
    const plant = (word: string) => left-- > 0 ? `${word}${canaries.next()} ` : word;
    return [name, text.replaceAll(/(?<=[a-z] )the (?=[a-z])/g, plant)] as const;
  });
  return { clean, planted: Object.fromEntries(planted), canaries };
}

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readDocument } from "./_file_test.ts";

const root = "../shared/data/postmortems";
const folders: Readonly<Record<string, readonly [folder: string, ending: string]>> = {
  mybinder: ["mybinder/docs/source/incident-reports", "md"],
  datahub: ["datahub/docs/incidents", "qmd"],
};

interface Told {
  readonly report: string;
  readonly items: number;
  readonly proposed: number;
  readonly done: number;
}

/** What a person counted in each report: things to do, and of those how many it says are open or done. */
async function countedByHand(set: string): Promise<Told[]> {
  const table = await Deno.readTextFile(new URL("real_actions.csv", import.meta.url));
  return table.trim().split("\n").slice(1).map((line) => line.split(",")).filter(([of]) => of === set)
    .map(([, report = "", ...counts]) => {
      const [items = NaN, proposed = NaN, done = NaN] = counts.map(Number);
      return { report, items, proposed, done };
    });
}

async function read(set: string, report: string): Promise<Told> {
  const [folder, ending] = folders[set] ?? ["", ""];
  const path = `${folder}/${report}.${ending}`;
  const { actions } = await readDocument(await Deno.readTextFile(`${root}/${path}`), path);
  const count = (status: string) => actions.filter((action) => action["status"] === status).length;
  return { report, items: actions.length, proposed: count("proposed"), done: count("done") };
}

/** Reports in which reading and counting by hand differ. */
async function differing(set: string): Promise<string[]> {
  const byHand = await countedByHand(set);
  const found = await Promise.all(byHand.map(({ report }) => read(set, report)));
  return byHand.filter((told, at) => JSON.stringify(told) !== JSON.stringify(found[at])).map(({ report }) =>
    report
  );
}

for (const [set, expected] of Object.entries({ mybinder: 23, datahub: 19 })) {
  const path = `${root}/${set}`;
  Deno.test({
    name: `things to do and where they stand, as a person counted them, in ${path}`,
    ignore: !existsSync(path),
    async fn() {
      assert.equal((await countedByHand(set)).length, expected);
      const wrong = await differing(set);
      assert.ok(wrong.length <= expected / 10, wrong.join("\n"));
      // Prose under a heading of its own is taken for something to do; that something "is done already" is not seen.
      assert.deepEqual(
        wrong,
        set === "mybinder" ? ["2018-02-20-jupyterlab-announcement", "2018-03-31-server-start-fail"] : [],
      );
    },
  });
}

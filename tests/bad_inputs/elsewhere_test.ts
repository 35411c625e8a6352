import assert from "node:assert/strict";
import { badInputs } from "./_cases.ts";

/** Rows that are examined where what they endanger is tested: row, its words, file, and the test's name there. */
const elsewhere: readonly (readonly [row: number, input: string, file: string, test: string])[] = [
  [58, "kill -9 in import", "warehouse/kill_test.ts", "kill -9 in the middle of a load"],
  [60, "database open elsewhere", "warehouse/open_test.ts", "a second process gets a message with the PID"],
  [61, "cell run twice", "warehouse/open_test.ts", "a path opened twice in one process is one database"],
  [66, "title `<img onerror>`; Markdown image URL", "reports/deck/deck_html_test.ts", "hostile text"],
  [67, "title with \\x0b, lone surrogate, RTL override", "reports/deck/deck_pptx_test.ts", "hostile text"],
  [68, "`javascript:` in data used by a chart", "charts/render_svg_test.ts", "svg: a specification with"],
  [69, 'message "ignore previous instructions"', "reports/edition/hostile_test.ts", "poisoned exports"],
  [70, "token in Slack message", "narrative/narrate_test.ts", "the model sees no value, no name and no id"],
  [71, "model invents 43 %", "narrative/verify/verify_sentence_test.ts", "refused in every good sentence"],
  [
    72,
    "model answers HTML / cut / empty / 429",
    "narrative/narrate_test.ts",
    "offline text, with the cause named",
  ],
  [
    73,
    "3 incidents only",
    "analyses/frequency/change_claims_test.ts",
    "the period that is too thin is named",
  ],
  [
    74,
    "one service = 95 % of incidents",
    "analyses/frequency/claims_test.ts",
    "where nearly all incidents are of one service",
  ],
];

for (const [row, input, file, test] of elsewhere) {
  Deno.test(`bad input ${row}: ${input} (tests/${file})`, async () => {
    const text = await Deno.readTextFile(new URL(`../${file}`, import.meta.url));
    assert.ok(text.includes(test), `tests/${file} has no test "${test}"`);
  });
}

async function* filesBelow(folder: URL): AsyncGenerator<URL> {
  for await (const entry of Deno.readDir(folder)) {
    const path = new URL(entry.isDirectory ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory) yield* filesBelow(path);
    else yield path;
  }
}

Deno.test("bad input 65: title `=HYPERLINK(...)`, `＝1+1`: nothing a spreadsheet opens is written", async () => {
  let read = 0;
  for (const folder of ["reports", "narrative", "charts"]) {
    for await (const path of filesBelow(new URL(`../../lib/${folder}/`, import.meta.url))) {
      if (!path.pathname.endsWith(".ts")) continue;
      assert.doesNotMatch(
        await Deno.readTextFile(path),
        /text\/csv|\.csv[`'"]\s*[,;)]|\.xlsx?\b/,
        path.pathname,
      );
      read++;
    }
  }
  assert.ok(read > 20);
});

Deno.test("every row of the bad inputs, 1 to 74, is examined by one case or one named test", async () => {
  const named: number[] = [];
  for await (const path of filesBelow(new URL("./", import.meta.url))) {
    if (!path.pathname.endsWith("_test.ts")) continue;
    const text = await Deno.readTextFile(path);
    named.push(...[...text.matchAll(/["`]bad input (\d+): /g)].map(([, row]) => Number(row)));
  }
  const rows = [...badInputs.map(({ row }) => row), ...elsewhere.map(([row]) => row), ...named];
  assert.deepEqual(rows.sort((a, b) => a - b), Array.from({ length: 74 }, (_, at) => at + 1));
});

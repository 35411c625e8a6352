import assert from "node:assert/strict";
import { type Files, folderOf, withLoaded } from "./_given.ts";

const incident = (number: number) => ({
  id: `Q${number}`,
  incident_number: number,
  title: `incident ${number}`,
  status: "resolved",
  urgency: "high",
  service: { id: "PS1", summary: "search" },
  created_at: "2026-07-01T10:00:00Z",
});
const pages = [{ incidents: [incident(1), incident(2)], more: true }, {
  incidents: [incident(3)],
  more: false,
}];
const pretty = (values: readonly unknown[]) =>
  values.map((value) => JSON.stringify(value, null, 2)).join("\n");
const compact = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("");

/** Answers as `curl >> file` leaves them, and what joins them. */
const joined: Readonly<Record<string, readonly [text: string, join: string, what: string]>> = {
  "pretty.json": [pretty(pages), "jq -s 'map(.incidents) | flatten(1)'", "a page"],
  "compact.json": [compact(pages), "jq -s 'map(.incidents) | flatten(1)'", "a page"],
  "one-a-page.json": [
    pretty([{ incident: incident(4) }, { incident: incident(5) }]),
    "jq -s 'map(.incident) | flatten(1)'",
    "a page",
  ],
  "arrays.json": [pretty(pages.map(({ incidents }) => incidents)), "jq -s add", "a page"],
  "records.json": [pretty([incident(6), incident(7)]), "jq -s .", "a record"],
};
const files: Files = Object.fromEntries(Object.entries(joined).map(([name, [text]]) => [name, text]));
const jq = await new Deno.Command("jq", { args: ["--version"], stdout: "null" }).output().then(
  () => true,
  () => false,
);

Deno.test("pages and records joined one behind the other are refused, with the command that makes one list of them", () =>
  withLoaded(files, {}, (_, report) => {
    for (const { name, code, message } of report.files) {
      const [, join, what] = joined[name] ?? [];
      assert.equal(code, "E-JSON", name);
      assert.ok(
        message?.includes(`: ${what} begins here right behind another, without a comma`),
        message ?? "",
      );
      assert.ok(message?.endsWith(`or join them: ${join} ${name} > joined.json.`), message ?? "");
    }
    assert.equal(report.files.length, 5);
    return Promise.resolve();
  }));

Deno.test({
  name: `the command makes a file that loads${jq ? "" : " (jq is not there)"}`,
  ignore: !jq,
  fn: async () => {
    const folder = await folderOf(files);
    const read: [string, string | null | undefined, number | undefined][] = [];
    for (const [name, [, join]] of Object.entries(joined)) {
      const { stdout } = await new Deno.Command("sh", { args: ["-c", `${join} ${name}`], cwd: folder })
        .output();
      await withLoaded({ "joined.json": stdout }, {}, (_, { files: [file] }) => {
        read.push([name, file?.code, file?.loaded]);
        return Promise.resolve();
      });
    }
    await Deno.remove(folder, { recursive: true });
    assert.deepEqual(read, [
      ["pretty.json", null, 3],
      ["compact.json", null, 3],
      ["one-a-page.json", null, 2],
      ["arrays.json", null, 3],
      ["records.json", null, 2],
    ]);
  },
});

Deno.test("one compact object a line is read as it always was", () => {
  const lines = [incident(1), incident(2)].map((one) => JSON.stringify(one)).join("\n");
  return withLoaded(
    { "lines.json": lines },
    {},
    (_, { files: [file] }) => Promise.resolve(assert.deepEqual([file?.code, file?.rowsRead], [null, 2])),
  );
});

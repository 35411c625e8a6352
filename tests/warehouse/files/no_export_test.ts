import assert from "node:assert/strict";
import { explainFiles, type LoadReport } from "../../../lib/warehouse/mod.ts";
import { alertRow, alertsHeader, alertsMapping, type Files, one, withLoaded } from "../_given.ts";

const config = { tables: [alertsMapping] };
const good = { "good.csv": alertsHeader + alertRow(1) };
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const beside: Files = {
  "README.md": "# Exports\n\nTaken on Monday.\n",
  "a/LICENSE": "Permission is hereby granted\n",
  "a/readme": "",
  "Thumbs.db": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
  "screenshot of alerts.csv": png,
};
const lookedAt: Files = {
  "notes.txt": "Permission is hereby granted\n",
  "README.csv": "no columns here\n",
  "unknown.json": '[{"a":1}]',
  "report.pdf": new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0xff, 0xfe]),
};

const statuses = ({ files }: LoadReport) => Object.fromEntries(files.map((one) => [one.name, one.status]));
const all = (files: Files, status: string) =>
  Object.fromEntries(Object.keys(files).map((name) => [name, status]));

Deno.test("what is plainly no export is named and refused by nobody; anything else unknown is refused", () =>
  withLoaded({ ...good, ...beside, ...lookedAt }, config, async (warehouse, report, folder, checked) => {
    const expected = { "good.csv": "loaded", ...all(beside, "no export"), ...all(lookedAt, "refused") };
    assert.deepEqual(statuses(report), expected);
    const { names } = await one<{ names: string }>(
      warehouse,
      "SELECT string_agg(name, ' ' ORDER BY name) AS names FROM files",
    );
    assert.equal(names, "README.csv good.csv notes.txt report.pdf unknown.json");
    const explained = await explainFiles(folder, checked);
    const nothing = explained.filter(({ claims, refusal }) => claims.length === 0 && refusal === null);
    assert.deepEqual(nothing.map(({ name }) => name).sort(), Object.keys(beside).sort());
  }));

Deno.test("a README that holds a postmortem is one", () =>
  withLoaded(
    {
      "README.md":
        "# Outage of search\n\n## Summary\n\nSearch was down.\n\n## Root cause\n\nA full disk.\n\n## Timeline\n\n- 10:00 down\n\n## Action items\n\n- Watch disks\n",
    },
    config,
    (_, report) => Promise.resolve(assert.equal(report.files[0]?.status, "loaded")),
  ));

Deno.test("users of a tool that cannot be told are asked for with all their fields", () =>
  withLoaded(
    {
      "users.json":
        '[{"id":"1","name":"Ada","email":"ada@example.com"},{"id":"2","name":"Bo","email":"b@example.com"}]',
      "members.json": '{"ok":true,"members":[{"id":"U1","name":"ada","real_name":"Ada"}]}',
      "events.json": '[{"id":"1","email":"ada@example.com","title":"down","started":"2026-01-01"}]',
    },
    {},
    (_, { files }) => {
      const said = Object.fromEntries(files.map(({ name, message }) => [name, message ?? ""]));
      for (const name of ["users.json", "members.json"]) {
        assert.match(
          said[name] ?? "",
          /it is a list of people, and nothing in it says of which tool\. Save the users with all/,
        );
      }
      assert.match(said["events.json"] ?? "", /it is JSON of no kind that is known/);
      return Promise.resolve();
    },
  ));

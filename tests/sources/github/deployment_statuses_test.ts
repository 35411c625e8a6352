import assert from "node:assert/strict";
import { githubDeploymentStatuses as source } from "../../../lib/sources/github/deployment_statuses.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const status = {
  id: 11,
  state: "success",
  created_at: "2026-07-14T08:58:00Z",
  deployment_url: "https://api.github.com/repos/example/payments/deployments/42",
};
const statuses = [
  status,
  { ...status, state: "inactive", created_at: "2026-07-15T08:00:00Z" },
  { ...status, state: "failure" },
  { ...status, state: "exploded" },
  { ...status, created_at: "yesterday" },
  { ...status, deployment_url: null },
];

Deno.test("statuses are recognised by state and address; commit statuses and deployments are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(statuses)))?.sure, 0.95);
  const ofCommit = [{ id: 1, state: "success", created_at: "2026-07-14T08:58:00Z", context: "ci" }];
  assert.equal(source.recognise(givenHead(JSON.stringify(ofCommit))), null);
  assert.equal(source.recognise(givenHead(JSON.stringify([{ id: 1, statuses_url: "x" }]))), null);
});

Deno.test("a status names its change as the deployment does; `inactive` changes nothing; the rest says why not", async () => {
  const file = givenFile(JSON.stringify(statuses));
  const all = await readAll(source, file);
  assert.equal(await source.count(file), all.length);
  assert.deepEqual(rowsOf(all, "change_statuses"), [
    {
      change_id: "github:example/payments:42",
      reported_at: "2026-07-14T08:58:00.000Z",
      status: "success",
      status_raw: "success",
    },
    {
      change_id: "github:example/payments:42",
      reported_at: "2026-07-14T08:58:00.000Z",
      status: "failed",
      status_raw: "failure",
    },
  ]);
  assert.equal(all[1] && "nothing" in all[1], true);
  assert.deepEqual(
    all.flatMap((record) => "rejected" in record ? [[record.rejected.field, record.rejected.value]] : []),
    [["state", "exploded"], ["created_at", "yesterday"], ["deployment_url", null]],
  );
});

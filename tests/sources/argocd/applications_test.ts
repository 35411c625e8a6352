import assert from "node:assert/strict";
import { argocdApplications as source } from "../../../lib/sources/argocd/applications.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const sha = "a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d";
const origin = {
  repoURL: "https://git.example/larkspur/config.git",
  path: "payments",
  targetRevision: "main",
};
const application = {
  apiVersion: "argoproj.io/v1alpha1",
  kind: "Application",
  metadata: { name: "payments-prod", namespace: "argocd" },
  spec: {
    destination: { namespace: "shop", server: "https://kubernetes.default.svc" },
    project: "default",
    source: origin,
  },
  status: {
    sync: { status: "Synced" },
    history: [
      {
        id: 3,
        revision: sha,
        deployStartedAt: "2026-07-14T08:55:00Z",
        deployedAt: "2026-07-14T08:58:00Z",
        source: origin,
        initiatedBy: { username: "ana" },
      },
      {
        id: 4,
        revision: "1.4.0",
        deployedAt: "2026-07-15T08:58:00Z",
        source: origin,
        initiatedBy: { automated: true },
      },
    ],
    operationState: {
      phase: "Failed",
      startedAt: "2026-07-16T08:55:00Z",
      finishedAt: "2026-07-16T08:56:00Z",
      operation: { initiatedBy: { username: "bo" }, sync: { revision: sha } },
      syncResult: { revision: sha, source: origin },
    },
  },
};

Deno.test("the history gives a deployment for each sync, the last operation one more where it failed", async () => {
  const all = await readAll(source, givenFile(JSON.stringify({ items: [application] })));
  const rows = rowsOf(all, "changes");
  assert.deepEqual(rows[0], {
    change_id: "argocd_applications:argocd/payments-prod:3@2026-07-14T08:58:00.000Z",
    source: "argocd_applications",
    vendor_id: "argocd/payments-prod:3@2026-07-14T08:58:00.000Z",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: "sync payments-prod main",
    author_id: personId("argocd", "ana"),
    ref: "main",
    sha,
    url: origin.repoURL,
    status: "success",
    started_at: "2026-07-14T08:55:00.000Z",
    finished_at: "2026-07-14T08:58:00.000Z",
  });
  assert.deepEqual(rows.map((row) => [row["status"], row["sha"] === sha, row["finished_at"]]), [
    ["success", true, "2026-07-14T08:58:00.000Z"],
    ["success", false, "2026-07-15T08:58:00.000Z"],
    ["failed", true, "2026-07-16T08:56:00.000Z"],
  ]);
  assert.deepEqual(rowsOf(all, "people").map((row) => row["name"]), ["ana", "bo"]);
});

Deno.test("an operation that succeeded is in the history already; one that runs has no end", async () => {
  const withPhase = (phase: string) => ({
    ...application,
    status: {
      ...application.status,
      history: [],
      operationState: { ...application.status.operationState, phase },
    },
  });
  const all = await readAll(
    source,
    givenFile(JSON.stringify([withPhase("Succeeded"), withPhase("Terminating")])),
  );
  assert.ok("nothing" in (all[0] ?? {}));
  const [row] = rowsOf(all, "changes");
  assert.deepEqual([row?.["status"], row?.["finished_at"]], ["in_progress", null]);
});

Deno.test("a label tells the environment before any name does", async () => {
  const metadata = { ...application.metadata, labels: { environment: "canary" } };
  const [row] = rowsOf(
    await readAll(source, givenFile(JSON.stringify({ ...application, metadata }))),
    "changes",
  );
  assert.equal(row?.["environment"], "canary");
});

Deno.test("applications are recognised alone and in a list; other objects of Kubernetes are not", () => {
  assert.equal(source.recognise(givenHead(JSON.stringify(application)))?.sure, 0.95);
  assert.equal(
    source.recognise(givenHead(JSON.stringify({ apiVersion: "v1", kind: "List", items: [application] })))
      ?.sure,
    0.95,
  );
  const other = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "x" },
    spec: { destination: {} },
  };
  assert.equal(source.recognise(givenHead(JSON.stringify(other))), null);
});

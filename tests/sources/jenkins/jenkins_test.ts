import assert from "node:assert/strict";
import { jenkinsBuilds } from "../../../lib/sources/jenkins/builds.ts";
import { jenkinsJobs } from "../../../lib/sources/jenkins/jobs.ts";
import { jenkinsStages } from "../../../lib/sources/jenkins/stages.ts";
import { personId } from "../../../lib/sources/_person.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const started = Date.UTC(2026, 6, 14, 8, 55, 0, 250);
const build = {
  _class: "org.jenkinsci.plugins.workflow.job.WorkflowRun",
  actions: [
    {
      causes: [{
        _class: "hudson.model.Cause$UserIdCause",
        shortDescription: "Started by user Ana Lima",
        userId: "ana",
        userName: "Ana Lima",
      }],
    },
    {},
    { parameters: [{ name: "DEPLOY_ENV", value: "prod" }] },
    {
      _class: "hudson.plugins.git.util.BuildData",
      lastBuiltRevision: { SHA1: "a8", branch: [{ name: "refs/remotes/origin/main" }] },
      remoteUrls: ["git@git.example:larkspur/payments.git"],
    },
  ],
  building: false,
  duration: 180_500,
  fullDisplayName: "Payments » Deploy #12",
  number: 12,
  result: "SUCCESS",
  timestamp: started,
  url: "https://ci.example/job/payments/job/deploy/12/",
};

Deno.test("a build of a job that deploys: milliseconds are a start and an end, its parameters the environment", async () => {
  const all = await readAll(jenkinsBuilds, givenFile(JSON.stringify({ builds: [build] })));
  assert.deepEqual(rowsOf(all, "changes"), [{
    change_id: "jenkins_builds:payments/deploy#12",
    source: "jenkins_builds",
    vendor_id: "payments/deploy#12",
    kind: "deployment",
    service: "payments",
    environment: "production",
    title: "Payments » Deploy #12",
    status: "success",
    status_raw: "SUCCESS",
    started_at: "2026-07-14T08:55:00.250Z",
    finished_at: "2026-07-14T08:58:00.750Z",
    author_id: personId("jenkins", "ana"),
    ref: "main",
    sha: "a8",
    url: build.url,
    extra: JSON.stringify({ repository: "git@git.example:larkspur/payments.git" }),
  }]);
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ana Lima");
});

Deno.test("a build that runs is in progress whatever its result says; words of results become ours", async () => {
  const states = [
    { building: true, result: "FAILURE", duration: 0 },
    { result: "UNSTABLE" },
    { result: "ABORTED" },
    { result: "NOT_BUILT" },
    { result: "CURIOUS" },
  ];
  const all = await readAll(
    jenkinsBuilds,
    givenFile(JSON.stringify(states.map((state) => ({ ...build, ...state })))),
  );
  const rows = rowsOf(all, "changes");
  assert.deepEqual(rows.map((row) => row["status"]), [
    "in_progress",
    "failed",
    "cancelled",
    "cancelled",
    null,
  ]);
  assert.equal(rows[0]?.["finished_at"], null);
});

Deno.test("the job of a branch belongs to the project above it", async () => {
  const branch = {
    ...build,
    url: "https://ci.example/job/larkspur/job/checkout/job/feature%252Fcents/3/",
    actions: [{ _class: "jenkins.scm.api.SCMRevisionAction" }],
  };
  const [row] = rowsOf(await readAll(jenkinsBuilds, givenFile(JSON.stringify([branch]))), "changes");
  assert.equal(row?.["service"], "checkout");
  assert.equal(row?.["kind"], "build");
  assert.equal(row?.["environment"], null);
});

Deno.test("jobs list their builds, folders their jobs; one without builds changes nothing", async () => {
  const bare = { number: 4, timestamp: started, duration: 1000, result: "FAILURE" };
  const job = {
    _class: "hudson.model.FreeStyleProject",
    name: "nightly",
    fullName: "shop/nightly",
    url: "https://ci.example/job/shop/job/nightly/",
  };
  const folder = {
    _class: "com.cloudbees.hudson.plugins.folder.Folder",
    name: "shop",
    url: "https://ci.example/job/shop/",
    jobs: [{ ...job, allBuilds: [bare] }],
  };
  const text = JSON.stringify({ _class: "hudson.model.Hudson", jobs: [folder, job] });
  assert.equal(jenkinsJobs.recognise(givenHead(text))?.sure, 0.95);
  const all = await readAll(jenkinsJobs, givenFile(text));
  assert.equal(await jenkinsJobs.count(givenFile(text, { piece: 5 })), all.length);
  assert.deepEqual(rowsOf(all, "changes").map((row) => row["change_id"]), ["jenkins_builds:shop/nightly#4"]);
  assert.deepEqual(all[1], { origin: { line: 1, path: "$.jobs[1]" }, nothing: "a job that lists no build" });
});

Deno.test("a stage deploys by its name, where its job does not already", async () => {
  const stage = (job: string, name: string) => ({
    _links: { self: { href: `/job/${job}/7/execution/node/22/wfapi/describe` } },
    id: "22",
    name,
    status: "FAILED",
    startTimeMillis: started,
    durationMillis: 500,
    error: { message: "no answer" },
  });
  const stages = [
    stage("payments", "Deploy to production"),
    stage("deploy", "Deploy"),
    stage("payments", "Test"),
  ];
  const all = await readAll(
    jenkinsStages,
    givenFile(JSON.stringify({ _links: {}, id: "7", name: "#7", status: "FAILED", stages })),
  );
  assert.deepEqual(rowsOf(all, "changes").map((row) => [row["kind"], row["environment"], row["status"]]), [
    ["deployment", "production", "failed"],
    ["build", null, "failed"],
    ["build", null, "failed"],
  ]);
  assert.equal(rowsOf(all, "changes")[0]?.["finished_at"], "2026-07-14T08:55:00.750Z");
});

Deno.test("builds and stages are recognised by their milliseconds; other lists of numbers are not", () => {
  assert.equal(jenkinsBuilds.recognise(givenHead(JSON.stringify([build])))?.sure, 0.95);
  assert.equal(
    jenkinsBuilds.recognise(givenHead(JSON.stringify([{ number: 1, timestamp: 2, duration: 3 }]))),
    null,
  );
  assert.equal(jenkinsBuilds.recognise(givenHead('{"message":"Not Found"}')), null);
  assert.equal(jenkinsStages.recognise(givenHead(JSON.stringify([build]))), null);
});

Deno.test("seconds where milliseconds belong are that time, not a day in 1970; no time of our years is a defect", async () => {
  for (
    const [timestamp, code, at] of [[started / 1000, undefined, new Date(started).toISOString()], [
      7,
      "E-DATE",
      null,
    ]]
  ) {
    const [record] = await readAll(jenkinsBuilds, givenFile(JSON.stringify([{ ...build, timestamp }])));
    assert.equal(record?.defects?.[0]?.code, code);
    assert.equal(rowsOf(record ? [record] : [], "changes")[0]?.["started_at"], at);
  }
});

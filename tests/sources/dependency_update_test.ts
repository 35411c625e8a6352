import assert from "node:assert/strict";
import { dependencyUpdates, isDependencyBot } from "../../lib/sources/_dependency_update.ts";

Deno.test("Dependabot and Renovate are known by account or by branch, people are not", () => {
  assert.ok(isDependencyBot("dependabot[bot]", null));
  assert.ok(isDependencyBot("renovate[bot]", "x"));
  assert.ok(isDependencyBot("ana", "dependabot/npm_and_yarn/left-pad-1.3.0"));
  assert.ok(isDependencyBot(null, "renovate/node-22.x"));
  assert.ok(!isDependencyBot("renovator", "fix/renovate"));
  assert.ok(!isDependencyBot("github-actions[bot]", "release"));
});

const one = (name: string, from: string | null, to: string) => [{ package: name, from, to }];

Deno.test("a title tells the package and both versions", () => {
  assert.deepEqual(
    dependencyUpdates("build(deps-dev): bump @larkspur/ui from 2.0.0-rc.1 to 2.0.1 in /web", null),
    one("@larkspur/ui", "2.0.0-rc.1", "2.0.1"),
  );
  assert.deepEqual(
    dependencyUpdates("Update rack requirement from ~> 2.2 to ~> 3.0", ""),
    one("rack", "2.2", "3.0"),
  );
});

Deno.test("where the title tells only the target, the text tells the rest", () => {
  const table =
    "| Package | Change |\n|---|---|\n| [larkspur](https://example.org/l) ([source](https://e.org)) | `^5.1.6` -> `^5.2.2` |";
  assert.deepEqual(
    dependencyUpdates("chore(deps): update dependency larkspur to v5.2.2", table),
    one("larkspur", "5.1.6", "5.2.2"),
  );
  assert.deepEqual(
    dependencyUpdates("Update actions/checkout action to v4", null),
    one("actions/checkout", null, "4"),
  );
});

Deno.test("a request for a group names each of its packages once", () => {
  const body = "Bumps the web group with 2 updates: [a](https://x.org/a) and b.\n\n" +
    "Updates `a` from 1.0 to 1.1\n- notes\nUpdates `@s/b` from 2.0.0 to 2.0.1.\n";
  assert.deepEqual(dependencyUpdates("Bump the web group with 2 updates", body), [
    { package: "a", from: "1.0", to: "1.1" },
    { package: "@s/b", from: "2.0.0", to: "2.0.1" },
  ]);
});

Deno.test("a text that names no version gives no package", () => {
  assert.deepEqual(dependencyUpdates("Dependency Dashboard", "Everything is up to date"), []);
  assert.deepEqual(dependencyUpdates(null, null), []);
});

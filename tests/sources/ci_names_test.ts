import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { deploys, environmentIn, environmentOf, runKind, serviceIn } from "../../lib/sources/_ci_names.ts";

const config = parseConfig({});

Deno.test("a name deploys where it says so in a word of its own", () => {
  const yes = [
    "Deploy",
    "deploy-prod",
    "prod_deployment",
    "deployPayments",
    "Redeploy",
    "rollout",
    "roll back",
    "Promote",
  ];
  const no = ["deployubuntu", "build", "undeployed docs check", "employ", "release notes", "scroll-out", ""];
  assert.deepEqual(yes.filter((name) => !deploys(name)), []);
  assert.deepEqual(no.filter((name) => deploys(name)), []);
  assert.equal(runKind(null, "CI"), "build");
  assert.equal(runKind("CI", ".github/workflows/deploy.yml"), "deployment");
});

Deno.test("the environment is a word of the name, in the one spelling it has here", () => {
  assert.equal(environmentIn(config, "deploy-payments-prod"), "production");
  assert.equal(environmentIn(config, "Deploy to staging"), "staging");
  assert.equal(environmentIn(config, null, "deployUat"), "staging");
  assert.equal(environmentIn(config, "deploy-and-test"), null);
  assert.equal(environmentIn(config, "deploy-developers-portal"), null);
  const own = parseConfig({ words: { environments: { emea: "production" } } });
  assert.equal(environmentIn(own, "deploy EMEA"), "production");
});

Deno.test("the service is what is left of the most telling name", () => {
  const cases: readonly (readonly [readonly (string | null)[], string | null])[] = [
    [["deploy-payments-prod"], "payments"],
    [["payments-service-deploy"], "payments-service"],
    [["Deploy payments to production"], "payments"],
    [["prod-deploy-checkout"], "checkout"],
    [["deploy", "checkout", "shop"], "checkout"],
    [["main", "deploy pipeline", "orders"], "orders"],
    [["payments-staging"], "payments"],
    [["dev-tools"], "dev-tools"],
    [["pipeline-test2"], "pipeline-test2"],
    [[null, "production"], null],
  ];
  for (const [names, service] of cases) assert.equal(serviceIn(config, ...names), service, names.join(" | "));
});

Deno.test("a name the configuration knows goes before what is left of a more telling one", () => {
  const own = parseConfig({ words: { services: { shop: "storefront", pay: "payments" } } });
  assert.equal(serviceIn(own, "deploy-web", "shop"), "storefront");
  assert.equal(serviceIn(own, "deploy-pay"), "payments");
});

Deno.test("parameters tell the environment under the names they usually have", () => {
  assert.equal(environmentOf({ BRANCH: "main", DEPLOY_ENV: "prd" }, config), "production");
  assert.equal(environmentOf({ environment: "qa" }, config), "test");
  assert.equal(environmentOf({ envoy: "x", ENV: 3 }, config), null);
});

import { dot, left, run, type SecretRule } from "./_secret_rule.ts";

const word = String.raw`A-Za-z0-9_\-`;
const plain = "A-Za-z0-9";
const hex = "0-9a-f";
const digits = [..."0123456789"];

/** A token that begins with letters of its maker's own, in their case. */
function prefixed(kind: string, anchors: readonly string[], source: string): SecretRule {
  return { kind, anchors, pattern: new RegExp(`${left}${source}`, "y") };
}

/** A token told by what stands in its middle or at its end. */
function marked(kind: string, anchors: readonly string[], lead: RegExp, source: string): SecretRule {
  return { kind, anchors, lead, pattern: new RegExp(source, "y") };
}

/**
 * Tokens whose makers document how they begin and how long they are. Longer than documented is taken as well: lengths
 * grew in the past.
 */
export const secretFormats: readonly SecretRule[] = [
  prefixed("adafruit-key", ["aio_"], `aio_${run(plain, 28)}`),
  prefixed("age-key", ["age-secret-key-1"], `AGE-SECRET-KEY-1${run("0-9A-Z", 58)}`),
  prefixed("airtable-token", ["pat"], `pat${run(plain, 14)}${dot}${run(hex, 64)}`),
  prefixed("alibaba-key", ["ltai"], `LTAI${run(plain, 16)}`),
  prefixed("anthropic-key", ["sk-ant-"], `sk-ant-${run(word, 32)}`),
  prefixed("atlassian-token", ["atatt3", "atctt3"], `AT[AC]TT3${run(`${word}=`, 60)}`),
  prefixed("aws-key-id", ["akia", "asia", "abia", "acca"], `(?:AKIA|ASIA|ABIA|ACCA)${run("A-Z2-7", 16)}`),
  prefixed(
    "azure-key",
    ["accountkey", "sharedaccesskey"],
    `(?:Account|SharedAccess)Key=(${run("A-Za-z0-9+/=", 40)})`,
  ),
  marked(
    "azure-secret",
    digits.map((digit) => `${digit}q~`),
    /[\w~.-]/,
    `[\\w~.-]{3,}?\\dQ~[\\w~.-]{31,}`,
  ),
  prefixed("azure-signature", ["sig="], `sig=([A-Za-z0-9%/+=]{40,})`),
  prefixed("bitbucket-password", ["atbb"], `ATBB${run(plain, 32)}`),
  prefixed("buildkite-token", ["bkua_"], `bkua_${run(hex, 40)}`),
  prefixed("circleci-token", ["ccipat_"], `CCIPAT_${run(plain, 22)}_${run(hex, 40)}`),
  prefixed("contentful-token", ["cfpat-"], `CFPAT-${run(word, 43)}`),
  prefixed("databricks-token", ["dapi"], `dapi${run(hex, 32)}`),
  prefixed("digitalocean-token", ["doo_v1_", "dop_v1_", "dor_v1_"], `do[opr]_v1_${run(hex, 64)}`),
  prefixed(
    "discord-webhook",
    ["discord"],
    String.raw`discord(?:app)?\.com(?:\\?\/)api(?:\\?\/)webhooks(?:\\?\/)\d+(?:\\?\/)(${run(word, 60)})`,
  ),
  prefixed("docker-token", ["dckr_"], `dckr_(?:pat|oat)_${run(word, 27)}`),
  prefixed(
    "doppler-token",
    ["dp."],
    String.raw`dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?${run(plain, 40)}`,
  ),
  prefixed("dynatrace-token", ["dt0"], String.raw`dt0[a-z]\d\d\.[A-Z0-9]{24}${dot}${run("A-Z0-9", 64)}`),
  prefixed("easypost-key", ["ezak", "eztk"], `EZ[AT]K${run(plain, 54)}`),
  prefixed("figma-token", ["figd_"], `figd_${run(word, 40)}`),
  prefixed("flutterwave-key", ["flwseck"], `FLWSECK(?:_TEST)?-${run(plain, 12)}(?:-X)?`),
  prefixed("github-token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], `gh[pousr]_${run(plain, 36)}`),
  prefixed("github-token", ["github_pat_"], `github_pat_${run(`${plain}_`, 82)}`),
  prefixed(
    "gitlab-token",
    [
      "glpat-",
      "gldt-",
      "glrt-",
      "glptt-",
      "glft-",
      "glimt-",
      "glsoat-",
      "glcbt-",
      "glagent-",
      "gloas-",
      "glffct-",
    ],
    `gl(?:pat|dt|rt|ptt|ft|imt|soat|cbt|agent|oas|ffct)-${run(word, 20)}`,
  ),
  prefixed("google-key", ["aiza"], `AIza${run(word, 35)}`),
  prefixed("google-token", ["ya29."], `ya29${dot}${run(`${word}.`, 20)}`),
  prefixed("google-token", ["1//0"], String.raw`1(?:\\?\/){2}0${run(word, 40)}`),
  prefixed("google-secret", ["gocspx-"], `GOCSPX-${run(word, 28)}`),
  prefixed("grafana-token", ["glsa_"], `glsa_${run(plain, 32)}_${run(hex, 8)}`),
  prefixed("grafana-token", ["glc_"], `glc_${run("A-Za-z0-9+/=", 32)}`),
  prefixed("groq-key", ["gsk_"], `gsk_${run(plain, 48)}`),
  prefixed("heroku-key", ["hrku-"], `HRKU-${run(word, 36)}`),
  prefixed("huggingface-token", ["hf_", "api_org_"], `(?:hf|api_org)_${run(plain, 34)}`),
  prefixed("jfrog-key", ["akcp", "cmvmdgtu"], `(?:AKCp|cmVmdGtu)${run(plain, 55)}`),
  prefixed("jwt", ["eyj"], `eyJ${run(word, 12)}${dot}eyJ${run(word, 8)}${dot}${run(word, 10)}`),
  prefixed(
    "launchdarkly-key",
    ["api-", "sdk-"],
    `(?:api|sdk)-[${hex}]{8}-[${hex}]{4}-[${hex}]{4}-[${hex}]{4}-[${hex}]{12}`,
  ),
  prefixed("linear-key", ["lin_"], `lin_(?:api|oauth)_${run(plain, 40)}`),
  marked("mailchimp-key", ["-us"], /[0-9a-f]/, `[${hex}]{32}-us\\d{1,2}`),
  prefixed("mailgun-key", ["key-"], `key-${run(hex, 32)}`),
  prefixed("newrelic-key", ["nrak-"], `NRAK-${run("A-Z0-9", 27)}`),
  prefixed("newrelic-key", ["nrii-", "nriq-", "nrjs-", "nraa-"], `NR(?:II|IQ|JS|AA)-${run(word, 19)}`),
  marked("newrelic-key", ["nral"], /[0-9a-f]/, `[${hex}]{36}NRAL`),
  prefixed("notion-token", ["ntn_", "secret_"], `(?:ntn|secret)_${run(plain, 43)}`),
  prefixed("npm-token", ["npm_"], `npm_${run(plain, 36)}`),
  prefixed("nuget-key", ["oy2"], `oy2${run("a-z0-9", 43)}`),
  prefixed("openai-key", ["sk-"], `sk-(?:(?:proj|svcacct|admin|or-v1)-)?${run(word, 32)}`),
  prefixed("planetscale-token", ["pscale_"], `pscale_(?:tkn|pw|oauth)_${run(`${word}.`, 32)}`),
  prefixed("postman-key", ["pmak-"], `PMAK-${run(hex, 24)}-${run(hex, 34)}`),
  prefixed("prefect-key", ["pnu_"], `pnu_${run(plain, 36)}`),
  {
    kind: "private-key",
    anchors: ["-----begin"],
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:[\sA-Za-z0-9+/=:,.()>|]|-(?!-)|\\+[nrt/]){0,20000}?-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|(?:(?:\s|\\+[nrt])*[A-Za-z0-9+/=]{20,})*)/y,
  },
  prefixed("pulumi-token", ["pul-"], `pul-${run(hex, 40)}`),
  prefixed("pypi-token", ["pypi-age"], `pypi-AgE${run(word, 50)}`),
  prefixed("readme-key", ["rdme_"], `rdme_${run("a-z0-9", 70)}`),
  prefixed("replicate-token", ["r8_"], `r8_${run(plain, 37)}`),
  prefixed("rubygems-key", ["rubygems_"], `rubygems_${run(hex, 48)}`),
  prefixed("sendgrid-key", ["sg."], `SG${dot}${run(word, 16)}${dot}${run(word, 32)}`),
  prefixed("sentry-token", ["sntrys_", "sntryu_"], `sntry[su]_${run("A-Za-z0-9+/=_", 60)}`),
  prefixed(
    "shopify-token",
    ["shpat_", "shpca_", "shppa_", "shpss_"],
    `shp(?:at|ca|pa|ss)_${run("0-9a-fA-F", 32)}`,
  ),
  prefixed("slack-token", ["xox", "xapp-"], `(?:xox[a-z](?:\\.xox[a-z])?|xapp)-${run(word, 20)}`),
  prefixed(
    "slack-webhook",
    ["hooks.slack.com"],
    String.raw`hooks\.slack\.com(?:\\?\/)(?:services|workflows|triggers)(?:\\?\/)(${
      run(String.raw`A-Za-z0-9/\\`, 24)
    })`,
  ),
  prefixed("square-token", ["sq0"], `sq0(?:atp|csp|idp)-${run(word, 22)}`),
  prefixed("square-token", ["eaaa"], `EAAA${run(word, 56)}`),
  prefixed(
    "stripe-key",
    ["sk_live_", "sk_test_", "rk_live_", "rk_test_"],
    `[rs]k_(?:live|test)_${run(plain, 16)}`,
  ),
  prefixed("stripe-webhook", ["whsec_"], `whsec_${run("A-Za-z0-9+/=", 24)}`),
  prefixed("supabase-key", ["sbp_"], `sbp_${run(hex, 40)}`),
  prefixed("tailscale-key", ["tskey-"], `tskey-(?:[a-z]+-)?${run(word, 24)}`),
  marked("telegram-token", [":aa"], /\d/, `\\d{8,10}:AA${run(word, 33)}`),
  marked("terraform-token", [".atlasv1."], /[A-Za-z0-9]/, `${run(plain, 14)}\\.atlasv1\\.${run(word, 60)}`),
  prefixed("twilio-key", [...digits, ..."abcdef"].map((digit) => `sk${digit}`), `SK${run(hex, 32)}`),
  prefixed("vault-token", ["hvs.", "hvb.", "hvr."], `hv[sbr]${dot}${run(word, 24)}`),
];

import { createRandom } from "../../lib/stats/random.ts";

const digits = "0123456789";
const hex = `${digits}abcdef`;
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const small = capitals.toLowerCase();
const plain = `${capitals}${small}${digits}`;
const word = `${plain}_-`;
const base64 = `${plain}+/`;

/** Draws letters. */
export type Draw = (letters: string, length: number) => string;

/** A kind of secret as its maker documents it. */
export interface SecretKind {
  readonly name: string;
  /** Whether the secret alone tells what it is. */
  readonly hasFormat: boolean;
  /** Name of the setting that holds it. */
  readonly setting: string;
  /** The text people paste, and the part of it that is secret. */
  make(draw: Draw): { readonly text: string; readonly secret: string };
}

function formatted(name: string, setting: string, make: (draw: Draw) => string): SecretKind {
  return {
    name,
    hasFormat: true,
    setting,
    make: (draw) => {
      const secret = make(draw);
      return { text: secret, secret };
    },
  };
}

function unformatted(name: string, setting: string, make: (draw: Draw) => string): SecretKind {
  return { ...formatted(name, setting, make), hasFormat: false };
}

function around(name: string, make: (draw: Draw) => { text: string; secret: string }): SecretKind {
  return { name, hasFormat: true, setting: "CONNECTION", make };
}

function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((length) => draw(hex, length)).join("-");
}

function base64Url(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Forty-six kinds. */
export const secretKinds: readonly SecretKind[] = [
  formatted("AWS access key id", "AWS_ACCESS_KEY_ID", (draw) => `AKIA${draw(`${capitals}234567`, 16)}`),
  unformatted("AWS secret access key", "AWS_SECRET_ACCESS_KEY", (draw) => draw(base64, 40)),
  formatted("GitHub classic token", "GITHUB_TOKEN", (draw) => `ghp_${draw(plain, 36)}`),
  formatted("GitHub installation token", "GH_TOKEN", (draw) => `ghs_${draw(plain, 36)}`),
  formatted(
    "GitHub fine-grained token",
    "GITHUB_FINE_TOKEN",
    (draw) => `github_pat_${draw(plain, 22)}_${draw(plain, 59)}`,
  ),
  formatted("GitLab access token", "GITLAB_TOKEN", (draw) => `glpat-${draw(word, 20)}`),
  formatted("GitLab runner token", "RUNNER_TOKEN", (draw) => `glrt-${draw(word, 20)}`),
  formatted(
    "Slack bot token",
    "SLACK_BOT_TOKEN",
    (draw) => `xoxb-${draw(digits, 12)}-${draw(digits, 13)}-${draw(plain, 24)}`,
  ),
  formatted(
    "Slack app token",
    "SLACK_APP_TOKEN",
    (draw) => `xapp-1-A${draw(capitals + digits, 10)}-${draw(digits, 13)}-${draw(hex, 64)}`,
  ),
  around("Slack webhook", (draw) => {
    const secret = `T${draw(capitals + digits, 10)}/B${draw(capitals + digits, 10)}/${draw(plain, 24)}`;
    return { text: `https://hooks.slack.com/services/${secret}`, secret };
  }),
  around("Discord webhook", (draw) => {
    const secret = draw(word, 68);
    return { text: `https://discord.com/api/webhooks/${draw(digits, 18)}/${secret}`, secret };
  }),
  formatted("Stripe live key", "STRIPE_SECRET_KEY", (draw) => `sk_live_${draw(plain, 24)}`),
  formatted("Stripe webhook secret", "STRIPE_WEBHOOK_SECRET", (draw) => `whsec_${draw(plain, 32)}`),
  formatted("Google API key", "GOOGLE_API_KEY", (draw) => `AIza${draw(word, 35)}`),
  formatted("Google OAuth token", "GOOGLE_OAUTH_TOKEN", (draw) => `ya29.${draw(word, 120)}`),
  formatted("Google client secret", "GOOGLE_CLIENT_SECRET", (draw) => `GOCSPX-${draw(word, 28)}`),
  formatted("SendGrid key", "SENDGRID_API_KEY", (draw) => `SG.${draw(word, 22)}.${draw(word, 43)}`),
  formatted("Mailgun key", "MAILGUN_API_KEY", (draw) => `key-${draw(hex, 32)}`),
  formatted("Mailchimp key", "MAILCHIMP_API_KEY", (draw) => `${draw(hex, 32)}-us${draw("123456789", 1)}`),
  formatted("npm token", "NPM_TOKEN", (draw) => `npm_${draw(plain, 36)}`),
  formatted("PyPI token", "PYPI_TOKEN", (draw) => `pypi-AgEIcHlwaS5vcmc${draw(word, 140)}`),
  formatted("Docker Hub token", "DOCKER_TOKEN", (draw) => `dckr_pat_${draw(word, 27)}`),
  formatted("DigitalOcean token", "DIGITALOCEAN_TOKEN", (draw) => `dop_v1_${draw(hex, 64)}`),
  formatted("Shopify token", "SHOPIFY_TOKEN", (draw) => `shpat_${draw(hex, 32)}`),
  formatted("Twilio key", "TWILIO_API_KEY", (draw) => `SK${draw(hex, 32)}`),
  formatted("Telegram bot token", "TELEGRAM_TOKEN", (draw) => `${draw(digits, 10)}:AA${draw(word, 33)}`),
  formatted("Vault token", "VAULT_TOKEN", (draw) => `hvs.${draw(word, 90)}`),
  formatted("Terraform Cloud token", "TFE_TOKEN", (draw) => `${draw(plain, 14)}.atlasv1.${draw(word, 67)}`),
  formatted(
    "OpenAI project key",
    "OPENAI_API_KEY",
    (draw) => `sk-proj-${draw(word, 74)}T3BlbkFJ${draw(word, 74)}`,
  ),
  formatted("Anthropic key", "ANTHROPIC_API_KEY", (draw) => `sk-ant-api03-${draw(word, 93)}AA`),
  formatted("Hugging Face token", "HF_TOKEN", (draw) => `hf_${draw(capitals + small, 34)}`),
  formatted(
    "Atlassian token",
    "JIRA_API_TOKEN",
    (draw) => `ATATT3xFfGF0${draw(word, 170)}=${draw(hex.toUpperCase(), 8)}`,
  ),
  formatted("Grafana service token", "GRAFANA_TOKEN", (draw) => `glsa_${draw(plain, 32)}_${draw(hex, 8)}`),
  formatted("New Relic user key", "NEW_RELIC_API_KEY", (draw) => `NRAK-${draw(capitals + digits, 27)}`),
  formatted("Linear key", "LINEAR_API_KEY", (draw) => `lin_api_${draw(plain, 40)}`),
  formatted("Databricks token", "DATABRICKS_TOKEN", (draw) => `dapi${draw(hex, 32)}`),
  formatted("Sentry token", "SENTRY_AUTH_TOKEN", (draw) => `sntryu_${draw(hex, 64)}`),
  formatted(
    "JSON web token",
    "SESSION_TOKEN",
    (draw) =>
      `${base64Url({ alg: "HS256", typ: "JWT" })}.${base64Url({ sub: draw(digits, 10), iat: 1767225600 })}.${
        draw(word, 43)
      }`,
  ),
  around("Azure storage key", (draw) => {
    const secret = `${draw(base64, 86)}==`;
    return { text: `AccountName=shop;AccountKey=${secret};EndpointSuffix=core.windows.net`, secret };
  }),
  around("private key", (draw) => {
    const body = Array.from({ length: 12 }, () => draw(base64, 64));
    const text = ["-----BEGIN RSA PRIVATE KEY-----", ...body, "-----END RSA PRIVATE KEY-----"].join("\n");
    return { text, secret: body[5] ?? "" };
  }),
  around("login in an address", (draw) => {
    const secret = draw(plain, 14);
    return { text: `postgres://app:${secret}@db-1.internal:5432/orders`, secret };
  }),
  around("basic authentication", (draw) => {
    const secret = btoa(`deploy:${draw(plain, 16)}`);
    return { text: `Authorization: Basic ${secret}`, secret };
  }),
  around("bearer token", (draw) => {
    const secret = draw(word, 40);
    return { text: `Authorization: Bearer ${secret}`, secret };
  }),
  unformatted("Datadog API key", "DD_API_KEY", (draw) => draw(hex, 32)),
  unformatted("Opsgenie API key", "OPSGENIE_API_KEY", uuid),
  unformatted("password", "DB_PASSWORD", (draw) => `${draw(small, 6)}${draw("!#%+?", 1)}${draw(digits, 4)}`),
];

/** Six ways a secret gets into an export: the text as the export holds it. */
export const secretContexts: Readonly<Record<string, (kind: SecretKind, text: string) => string>> = {
  "a chat message": ({ setting }, text) =>
    JSON.stringify({
      type: "message",
      user: "U024BE7LH",
      text: `I put the ${setting.toLowerCase().replaceAll("_", " ")} back: it is ${text} :pray:`,
      ts: "1767225600.000100",
    }),
  "a chat message with marks": ({ setting }, text) =>
    JSON.stringify({ text: `*${setting}*: \`${text}\`\nsee <https://wiki.example.com/x|the wiki>` }),
  "a line of a log": ({ setting }, text) =>
    `2026-03-01T10:00:00.123Z WARN [worker-3] retry=2 ${setting.toLowerCase()}=${text} trace_id=4bf92f3577b34da6a3ce929d0e0e4736`,
  "a field of JSON": ({ setting }, text) =>
    JSON.stringify({ id: 7, [setting.toLowerCase()]: text, host: "db-1" }),
  "a command": ({ setting }, text) => `$ export ${setting}=${text} && ./deploy.sh --env prod`,
  "a cell of a table": (_, text) => `INC-7,2026-07-01T10:00:00Z,"${text.replaceAll('"', '""')}",open`,
};

/** A source of letters that draws the same from the same seed. */
export function drawing(seed: number): Draw {
  const random = createRandom(seed);
  return (letters, length) => Array.from({ length }, () => letters[random.integer(letters.length)]).join("");
}

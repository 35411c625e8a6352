import { looksRandom } from "./_random_text.ts";
import type { SecretRule } from "./_secret_rule.ts";

/** What stands where a secret would: nothing, a hole to fill, or a word about it. */
const empty =
  /^(?:[*x•.#_-]+|[<[{(].*|\$.*|%.*|null|none|nil|true|false|undefined|redacted|hidden|masked|secret|password|token|changeme|example|string|required|missing|invalid|expired|incorrect|wrong|changed|rotated|reset|empty|unknown|disabled|enabled|bearer|basic|secret-[a-z-]+-[0-9a-f]{10}.*|person-[0-9a-f]{10})$/i;

/** Names that speak of a secret and do not hold it: `token_type`, `secretName`, `password_changed_at`. */
const about =
  /(?:id|at|on|ed|type|name|arn|urls?|uri|count|counts|path|file|expires|expiry|expiration|ttl|policy|length|limit|status|state|date|time|error|errors|version|endpoint|issuer|manager|store|used|usage|bucket|hint|pattern|regex|field)["'\\]*$/i;

const names = String
  .raw`pass(?:words?|wd|phrase|code)|pwd|secrets?|tokens?|api[ _-]?keys?|access[ _-]?keys?|account[ _-]?keys?|auth(?:orization)?(?![a-z])|credentials?|private[ _-]?keys?|sign(?:ing|ature)[ _-]?keys?|encryption[ _-]?keys?|master[ _-]?keys?|licen[sc]e[ _-]?keys?|routing[ _-]?keys?|integration[ _-]?keys?|app(?:lication)?[ _-]?keys?|shared[ _-]?keys?|session[ _-]?(?:key|cookie|id)`;

const anchors = [
  "passwo",
  "passwd",
  "passphr",
  "passcode",
  "pwd",
  "secret",
  "token",
  "auth",
  "credential",
  "session",
  ...[
    "api",
    "access",
    "account",
    "private",
    "signing",
    "signature",
    "encryption",
    "master",
    "license",
    "licence",
  ]
    .flatMap((word) => ["", " ", "_", "-"].map((mark) => `${word}${mark}key`)),
  ...["routing", "integration", "app", "application", "shared"]
    .flatMap((word) => ["", " ", "_", "-"].map((mark) => `${word}${mark}key`)),
];

function isPassword(name: string): boolean {
  return /^p/i.test(name) && !/^private/i.test(name);
}

function holdsNoWord(value: string): boolean {
  return !/^[A-Za-z]?[a-z]*[.,!?]?$/.test(value);
}

function named(name: string): SecretRule["kind"] {
  return isPassword(name) ? "password" : "credential";
}

type Phrase = (secret: string, match: RegExpExecArray) => boolean;

/** `name = value`, `"name": "value"`, `name: value`, `--name value`. A bare value of a quoted name is a number. */
const assigned: Phrase = (secret, { groups = {} }) => {
  const { name = "", rest = "", mark = "", quote = "", named = "" } = groups;
  if (empty.test(secret) || secret.includes("://")) return false;
  if (about.test(`${name}${rest}`) && rest !== "") return false;
  if (named !== "" && quote === "") return false;
  if (!isPassword(name)) return !secret.includes("@") && looksRandom(secret);
  if (quote !== "" || mark.includes("=")) return secret.length >= 4;
  return secret.length >= 4 && holdsNoWord(secret);
};

/** "the password for staging is hunter2", "the API key is `abc123`". */
const said: Phrase = (secret, { groups = {} }) => {
  const { name = "" } = groups;
  if (empty.test(secret) || secret.includes("://")) return false;
  return isPassword(name)
    ? secret.length >= 6 && /[\d!@#$%^&*]/.test(secret) && /[A-Za-z]/.test(secret)
    : looksRandom(secret);
};

/** "token `abc...`", "api key abc...": nothing between, so that it has to be long. */
const beside: Phrase = (secret) => !empty.test(secret) && secret.length >= 16 && looksRandom(secret);

const value = String.raw`(?<quote>\\*["'${"`"}])(?<quoted>(?:(?!\k<quote>)[^\r\n]){3,512}?)(?=\k<quote>)`;
const letter = String.raw`[^\s"'${"`"},;<>\\|&(){}\[\]]`;
/** Without what ends a sentence. */
const bare = `${letter}{2,511}(?![.!?:])${letter}`;

function phrase(kind: "password" | "credential", source: string, isSecret: Phrase): SecretRule {
  const pattern = new RegExp(`(?<name>${names})${source}`, "iy");
  return {
    kind,
    anchors,
    pattern,
    isSecret: (secret, match) => named(match.groups?.name ?? "") === kind && isSecret(secret, match),
  };
}

function both(source: string, isSecret: Phrase): SecretRule[] {
  return (["password", "credential"] as const).map((kind) => phrase(kind, source, isSecret));
}

/** A name and a value of `user:password` in base 64. */
function isBasic(secret: string): boolean {
  try {
    return /^[\x20-\x7e]+:[\x20-\x7e]*$/.test(atob(secret));
  } catch {
    return false;
  }
}

/** Secrets that are told by the words before them. */
export const secretPhrases: readonly SecretRule[] = [
  ...both(
    String
      .raw`(?<rest>[\w-]{0,24}?)[*_~]{0,2}(?<named>\\*["'])?[ \t]*(?<mark>=>|:=|==?|:|(?<=--[\w-]{1,40})[ ])[ \t]*(?:${value}|(?<bare>${bare}))`,
    assigned,
  ),
  ...both(
    String
      .raw`(?:[ ]+(?:for|of|to|on|in)(?:[ ]+[\w./-]{1,40}){1,5}?)?[ ]+(?:is|was|are)(?:[ ]+(?:now|still|just))?:?[ ]+[${"`"}"'*]?(?<bare>${bare})`,
    said,
  ),
  ...both(String.raw`[ ]+[${"`"}"']?(?<bare>${bare})`, beside),
  {
    kind: "bearer-token",
    anchors: ["bearer"],
    pattern: /bearer(?: |%20|\+)+([\w.~+/=-]{16,})/iy,
    isSecret: (secret) => looksRandom(secret),
  },
  { kind: "basic-login", anchors: ["basic "], pattern: /basic +([A-Za-z0-9+/=]{8,})/iy, isSecret: isBasic },
  {
    kind: "password",
    anchors: ["://"],
    pattern: /:(?:\\?\/){2}[^\s:/@"'<>|\\]{0,64}:([^\s@/"'<>|\\]{3,256})(?=@[\w[.-])/y,
    isSecret: (secret) => !empty.test(secret),
  },
  {
    kind: "credential",
    anchors: ["://"],
    pattern: /:(?:\\?\/){2}([\w-]{16,256})(?=@[\w[.-])/y,
    isSecret: (secret) => looksRandom(secret),
  },
  {
    kind: "password",
    anchors: ["-u ", "--user "],
    pattern: new RegExp(
      String.raw`(?<![\w-])(?:-u|--user)[ ]+["']?[\w.@-]{1,64}:([^\s"'${"`"}\\]{3,256})`,
      "y",
    ),
    isSecret: (secret) => !empty.test(secret),
  },
];

// Where Deno keeps packages and how it gets missing ones, through which proxies and by whose certificates, and the clock's zone.
const passedOn = [
  "APPDATA",
  "DENO_CERT",
  "DENO_DIR",
  "DENO_TLS_CA_STORE",
  "HOME",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "LANG",
  "LOCALAPPDATA",
  "NO_PROXY",
  "NPM_CONFIG_REGISTRY",
  "SSL_CERT_FILE",
  "SystemRoot",
  "TEMP",
  "TMP",
  "TMPDIR",
  "TZ",
  "USERPROFILE",
  "XDG_CACHE_HOME",
  "http_proxy",
  "https_proxy",
  "no_proxy",
];

/**
 * All that a process of ours sees of the environment: keys of language models and tools are not among it. Packages read the
 * whole environment, so access to it cannot be denied.
 */
export function childEnvironment(): Record<string, string> {
  const known = passedOn.map((name) => [name, Deno.env.get(name)] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

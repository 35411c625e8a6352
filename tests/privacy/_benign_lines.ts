import type { Draw } from "./_secret_corpus.ts";

const hex = "0123456789abcdef";
const digits = "0123456789";
const small = "abcdefghijklmnopqrstuvwxyz";
const capitals = small.toUpperCase();

function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((length) => draw(hex, length)).join("-");
}

/** Lines of chats, logs and exports that hold no secret, though some speak of them or look like them. */
export function benignLines(draw: Draw): string[] {
  const sha = draw(hex, 40);
  const trace = draw(hex, 32);
  const pod = `checkout-${draw(hex, 10)}-${draw(small + digits, 5)}`;
  return [
    `rolled back to ${sha}`,
    `https://github.com/acme/shop/commit/${sha}`,
    `{"sha":"${sha}","node_id":"MDY6Q29tbWl0${
      draw(small + capitals + digits, 60)
    }","url":"https://api.github.com/repos/acme/shop"}`,
    `trace_id=${trace} span_id=${draw(hex, 16)} took 1200ms`,
    `incident ${uuid(draw)} was declared by the on-call engineer`,
    `{"id":"${uuid(draw)}","type":"incident","attributes":{"severity":"SEV-2"}}`,
    `{"cursor":"eyJhZnRlciI6${draw(small + capitals + digits, 40)}","limit":100}`,
    `pod ${pod} was OOMKilled after 37 restarts`,
    `pulled registry.example.com/shop/checkout@sha256:${draw(hex, 64)}`,
    `"integrity": "sha512-${draw(small + capitals + digits, 86)}=="`,
    `the token expired and nobody noticed`,
    `password reset is broken for all users since 10:15`,
    `Password must have at least 12 characters`,
    `we should rotate the API key next sprint, it is two years old`,
    `auth service returns 503, token validation takes 4s`,
    `token bucket is empty: rate limit 1000/min, 1432 tokens used`,
    `secret rotation failed for payments-api in eu-west-1`,
    `access key was disabled by security on 2026-03-01`,
    `{"password":null,"token_type":"bearer","expires_in":3600}`,
    `{"passwordLastUpdated":"2026-02-01T10:00:00Z","mfa":true}`,
    `password: ********`,
    `api_key=<redacted> region=eu-central-1`,
    `export DB_PASSWORD=$(cat /run/secrets/db)`,
    `secret: projects/123456/secrets/db-password/versions/7`,
    `Authorization: Bearer <token>`,
    `authorization failed for role deploy-bot on cluster prod-7`,
    `author_association: CONTRIBUTOR, authored_date: 2026-01-01`,
    `cache key user:12345:profile:v2 evicted`,
    `primary key violation on orders_pkey (id)=(${draw(digits, 8)})`,
    `at com.acme.payments.gateway.PaymentAuthorizationService.authorize(PaymentAuthorizationService.java:${
      draw(digits, 3)
    })`,
    `/var/lib/kubelet/pods/${uuid(draw)}/volumes/kubernetes.io~secret/default-token`,
    `see https://acme.slack.com/archives/C024BE91L/p${draw(digits, 16)} for the thread`,
    `<https://acme.pagerduty.com/incidents/Q${draw(capitals + digits, 13)}|[#4711] pool exhausted>`,
    `<@U024BE7LH> can you look at <#C024BE91L|checkout>?`,
    `https://docs.google.com/document/d/1${draw(small + capitals + digits, 43)}/edit`,
    `https://zoom.us/j/${draw(digits, 10)} starts in 5 minutes`,
    `2026-03-01T10:00:00.123Z INFO request=${uuid(draw)} status=200 bytes=18231`,
    `ERROR ${draw(digits, 10)} connection refused 10.0.${draw(digits, 2)}.7:5432 fe80::1ff:fe23:4567:890a`,
    `sum(rate(http_requests_total{job="checkout",code=~"5.."}[5m])) by (instance)`,
    `ulid 01J${draw(capitals + digits, 23)} was deduplicated`,
    `version v2.14.3-rc.1+build.${draw(digits, 6)}.g${draw(hex, 7)}`,
    `ana.silva@example.com joined from Lisbon`,
    `git clone https://github.com/acme/infrastructure-live-environments.git`,
    `https://deploy@git.example.com/acme/shop.git`,
    `jdbc:postgresql://db-1.internal:5432/orders?sslmode=require&connectTimeout=10`,
    `kubectl get secret db-credentials -n payments -o yaml`,
    `vault token lookup returned 403 for policy payments-read`,
    `the session cookie was not set after the redirect`,
    `session id mismatch, session affinity lost on lb-${draw(digits, 2)}`,
    `signing key rollover is planned for 2026-04-01`,
    `key-value store latency p99 480ms, key space 12 GB`,
    `SG. Singapore region is degraded; SK and HK are fine`,
    `pat, can you check the npm registry and the hf_hub mirror?`,
    `Basic authentication was turned off on the proxy`,
    `curl -u "$USER:$PASS" https://api.example.com/v1/health`,
    `curl -sS https://api.example.com/v1/orders/${draw(digits, 9)}`,
    `MD5 (dump.sql) = ${trace}`,
    `fingerprint SHA256:${draw(small + capitals + digits, 43)}`,
    `arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-${draw(small, 6)}`,
    `deploy 4711 of payments-api-v2-canary finished in 00:04:12`,
  ];
}

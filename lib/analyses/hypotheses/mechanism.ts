/** How a system fails, whatever set it off. */
export interface Mechanism {
  /** As a noun: `exhaustion of a connection pool`. */
  readonly name: string;
  /** What it uses up or breaks: `connection pool`. */
  readonly subject: string;
  /** Words of logs, alerts and people that tell of it. */
  readonly words: RegExp;
}

/** Mechanisms that texts of incidents name, the more special before the more general. */
export const mechanisms: readonly Mechanism[] = [
  {
    name: "exhaustion of a connection pool",
    subject: "connection pool",
    words:
      /\b(?:connection|db|database|thread|worker|jdbc|hikari\w*)[ -]?pool\b.{0,40}\b(?:exhaust|full|empt|deplet|max|saturat|ran out|timeout)|\bpool\b.{0,30}\b(?:exhaust|full|deplet|ran out|saturat)|\b(?:exhaust\w*|no) (?:of )?(?:the |free |available |more )*(?:\w+ )?connections?\b(?: left| available| pool)?|\btoo many (?:clients|connections)\b|\bremaining connection slots\b|\bpool exhaustion\b/i,
  },
  {
    name: "exhaustion of memory",
    subject: "memory",
    words:
      /\bout of memory\b|\boom[ -]?kill\w*|\boom\b|\bmemory (?:leak|limit|grow\w*|exhaust\w*)|\bheap\b.{0,30}\b(?:full|limit|grow|top|space|exhaust)/i,
  },
  {
    name: "a full disk",
    subject: "disk",
    words:
      /\bdisk (?:is |was )?(?:full|pressure|space|above)|\bno space left\b|\bdisk\b.{0,20}\bfull\b|\binodes?\b.{0,20}\b(?:exhaust|full|out)/i,
  },
  {
    name: "an expired certificate or credential",
    subject: "certificate",
    words:
      /\bcertificate\b.{0,40}\b(?:expir|invalid|not valid|reject)|\bexpired\b.{0,30}\b(?:certificate|token|credential|secret|key)|\btls handshake\b.{0,20}\bfail|\bx509\b/i,
  },
  {
    name: "failing name resolution",
    subject: "name resolution",
    words: /\bdns\b|\bname resolution\b|\bnxdomain\b|\bresolver\b.{0,30}\b(?:fail|timeout)|\bno such host\b/i,
  },
  {
    name: "a deadlock or contention for a lock",
    subject: "lock",
    words: /\bdeadlock\w*|\block (?:wait|contention|timeout)|\block(?:ed|s)? (?:table|row)s?\b/i,
  },
  {
    name: "a backlog of a queue",
    subject: "queue",
    words:
      /\b(?:queue|consumer|message|event|job)s?\b.{0,40}\b(?:backlog|stuck|lag|stall\w*|piling|late|depth)|\bbacklog\b|\bconsumer lag\b/i,
  },
  {
    name: "an overload by requests",
    subject: "capacity",
    words:
      /\boverload\w*|\bcpu (?:saturat\w*|above|at \d+)|\bsaturat\w*|\btraffic (?:spike|surge|peak)|\bthundering herd\b|\bretry storm\b|\bdemand\b.{0,30}\b(?:exceed|above)|\bundersized\b/i,
  },
  {
    name: "a cache that was cold, wrong or gone",
    subject: "cache",
    words:
      /\bcache\b.{0,40}\b(?:miss\w*|stampede|evict\w*|cold|empty|stale|flush\w*|invalidat\w*)|\bstale cache\b/i,
  },
  {
    name: "errors of a service it depends on",
    subject: "dependency",
    words:
      /\b(?:upstream|provider|vendor|third[ -]party|partner)\b.{0,40}\b(?:error|timeout|time out|fail|down|5\d\d|slow|outage|unavailable|send)|\bbad gateway\b|\b50[234]s?\b.{0,20}\bfrom\b/i,
  },
  {
    name: "lost or delayed packets",
    subject: "network",
    words:
      /\bpacket loss\b|\bnetwork (?:partition|unreachable|errors?)\b|\b(?:bgp|mtu|peering)\b|\bconnection reset\b|\bload balancer\b.{0,30}\b(?:unhealthy|drop|fail)/i,
  },
  {
    name: "rate limiting",
    subject: "rate limit",
    words:
      /\brate[ -]limit\w*|\bthrottl\w+|\btoo many requests\b|\bquota\b.{0,30}\b(?:exceed|exhaust|reach)/i,
  },
  {
    name: "corrupt or missing data",
    subject: "data",
    words:
      /\bcorrupt\w*|\bdata loss\b|\breplica(?:tion)?\b.{0,30}\b(?:lag|behind|broken|stop)|\bschema\b.{0,30}\bmismatch|\bmalformed\b|\bdeseriali[sz]\w+/i,
  },
  {
    name: "an unhandled error in the program",
    subject: "program",
    words:
      /\bnull ?pointer\w*|\bunhandled\b|\bexception\b|\bpanic\b|\bsegfault\b|\brace condition\b|\bregression\b|\bcrash[ -]?loop\w*|\bbug\b/i,
  },
];

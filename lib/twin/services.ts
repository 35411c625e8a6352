import { hashOf } from "./_hash.ts";
import type { Size } from "./scale.ts";

/** A service of the company, with the name each tool knows it by. */
export interface Service {
  readonly index: number;
  /** The one name it has after aliases are resolved. */
  readonly name: string;
  readonly pagerName: string;
  readonly pagerId: string;
  readonly repo: string;
  readonly team: Team;
  /** Median seconds from opening an incident to closing it. */
  readonly medianResolveS: number;
  /** Share of the company's incidents. */
  readonly share: number;
  /** Memory grows here for days before one family's incidents. */
  readonly leaks: boolean;
}

/** A team and the zone its people work in. */
export interface Team {
  readonly name: string;
  readonly id: string;
  readonly zone: string;
}

/** Teams of the company. */
export const teams: readonly Team[] = [
  { name: "money", id: "PTMONEY", zone: "Europe/Berlin" },
  { name: "discovery", id: "PTDISCO", zone: "America/New_York" },
  { name: "fulfilment", id: "PTFULFI", zone: "Europe/Berlin" },
  { name: "platform", id: "PTPLATF", zone: "Europe/Berlin" },
  { name: "identity", id: "PTIDENT", zone: "America/New_York" },
  { name: "data", id: "PTDATAX", zone: "Asia/Kolkata" },
];

/** Service whose time to resolve halves. */
export const improvedService = "search";

// Name, team and aliases (pager, repository) of the services every size has; the first three leak memory.
type Founder = readonly [name: string, team: string, pager?: string | undefined, repo?: string | undefined];

const founders: readonly Founder[] = [
  ["search", "discovery", "search-api"],
  ["payments", "money", "payment-api", "payments-service"],
  ["orders", "fulfilment", undefined, "order-service"],
  ["gateway", "platform", "edge-gateway"],
  ["checkout", "money"],
  ["catalog", "discovery", undefined, "catalogue"],
  ["shipping", "fulfilment", "shipping-svc"],
  ["accounts", "identity"],
  ["inventory", "fulfilment", undefined, "stock"],
  ["notifications", "platform", "notify"],
  ["pricing", "money"],
  ["reporting", "data", undefined, "reports-batch"],
];

const domains = [
  ..."billing ledger refunds fraud tax quotes carts reviews images sessions".split(" "),
  ..."profiles loyalty coupons returns routing labels carriers warehouse audit exports".split(" "),
];
const roles = "api worker store sync index stream cache scheduler importer proxy".split(" ");
const grownTeams = teams.map((team) => team.name);

function grown(index: number): Founder {
  const domain = domains[index % domains.length] as string;
  const role = roles[Math.floor(index / domains.length) % roles.length] as string;
  const name = `${domain}-${role}`;
  return [
    name,
    grownTeams[index % grownTeams.length] as string,
    index % 3 === 0 ? `${name}-prod` : undefined,
  ];
}

function shares(size: Size): readonly number[] {
  const weights = Array.from({ length: size.services - 1 }, (_, index) => 1 / (index + 5));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return [size.improvedShare, ...weights.map((weight) => (1 - size.improvedShare) * weight / total)];
}

/** All services of a company of one size; the first is the one whose repairs become faster. */
export function createServices(size: Size): readonly Service[] {
  const parts = shares(size);
  const leaking = Math.max(3, Math.round(size.services / 8));
  return parts.map((share, index) => {
    const [name, teamName, pager, repo] = founders[index] ?? grown(index - founders.length);
    return {
      index,
      name,
      pagerName: pager ?? name,
      pagerId: `PS${hashOf(name).toString(36).toUpperCase().padStart(7, "0").slice(0, 5)}`,
      repo: repo ?? name,
      team: teams.find((team) => team.name === teamName) as Team,
      medianResolveS: 60 * (25 + (index * 37) % 70),
      share,
      leaks: index < leaking,
    };
  });
}

import { day, start } from "./_clock.ts";
import { streamOf } from "./_draw.ts";
import { changeProfile, drawArrivals, hourlyRates } from "./arrivals.ts";
import type { Founding } from "./founding.ts";
import type { Random } from "../stats/random.ts";
import type { Service } from "./services.ts";

/** A deployment of a service, as the code host knows it. */
export interface Deployment {
  readonly id: number;
  readonly service: Service;
  readonly createdAt: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly outcome: "success" | "failure" | "error" | null;
  readonly environment: "production" | "staging";
  readonly sha: string;
  readonly ref: string;
}

function hexOf(random: Random): string {
  return Array.from({ length: 5 }, () => random.integer(4_294_967_296).toString(16).padStart(8, "0")).join(
    "",
  );
}

function deploymentAt(at: number, id: number, service: Service, random: Random): Deployment {
  const startedAt = at + (5 + random.integer(40)) * 1000;
  const drawn = random.next();
  return {
    id,
    service,
    createdAt: at,
    startedAt,
    finishedAt: startedAt + (60 + random.integer(600)) * 1000,
    outcome: drawn < 0.93 ? "success" : drawn < 0.97 ? "failure" : drawn < 0.985 ? "error" : null,
    environment: random.next() < 0.9 ? "production" : "staging",
    sha: hexOf(random),
    ref: `v${Math.floor((at - start) / (28 * day)) + 1}.${random.integer(40)}.0`,
  };
}

/** Deployments of one service, oldest first: made when asked for, because large companies have too many to keep. */
export function deploymentsOf(service: Service, { services, size, seed }: Founding): readonly Deployment[] {
  const random = streamOf(seed, `deployments/${service.name}`);
  const each = Math.floor(size.deployments / services.length);
  const count = each + (service.index < size.deployments % services.length ? 1 : 0);
  const rates = hourlyRates(service.team.zone, changeProfile, () => 1);
  return drawArrivals(count, rates, random)
    .map((at, index) => deploymentAt(at, 700_000_000 + service.index * 1_000_000 + index, service, random));
}

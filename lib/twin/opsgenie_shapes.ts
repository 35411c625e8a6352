import { uuidOf } from "./_vendor_ids.ts";
import type { Incident } from "./incident.ts";
import type { Service } from "./services.ts";

/** Id of an incident in Opsgenie. */
export function opsgenieId({ id }: Incident): string {
  return uuidOf(`opsgenie/incident/${id}`);
}

/** Id of a service in Opsgenie, which is all its incidents say of it. */
export function opsgenieServiceId({ name }: Service): string {
  return uuidOf(`opsgenie/service/${name}`);
}

/** What Opsgenie writes behind the data of each answer. */
export function requestTail(page: number, pages: number): string {
  const next = page < pages ? `"next":"https://api.opsgenie.com/?offset=${page * 100}"` : "";
  return `,"paging":{${next}},"took":0.107,"requestId":"${uuidOf(`opsgenie/request/${page}`)}"`;
}

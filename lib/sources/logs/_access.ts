const quote = 0x22, space = 0x20, bracket = 0x5d;

/** Where the request and its status stand in a line of a web server's access log. */
export interface AccessRequest {
  readonly methodFrom: number;
  readonly methodTo: number;
  readonly statusFrom: number;
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** The request after the stamp: `"GET /path HTTP/1.1" 200`; null for a line that has none. */
export function accessRequest(line: Uint8Array, from: number, to: number): AccessRequest | null {
  // A bracket that closes the stamp, a blank, the quote: other lines are not searched for one.
  const opens = line[from] === bracket ? from + 2 : from + 1;
  if (line[opens] !== quote || line[opens - 1] !== space || opens >= to) return null;
  let methodTo = opens + 1;
  while (methodTo < to && (line[methodTo] as number) >= 0x41 && (line[methodTo] as number) <= 0x5a) {
    methodTo++;
  }
  let closes = line.indexOf(quote, methodTo);
  while (closes > 0 && closes < to && line[closes - 1] === 0x5c) closes = line.indexOf(quote, closes + 1);
  const statusFrom = closes + 2;
  const hasStatus = isDigit(line[statusFrom]) && isDigit(line[statusFrom + 1]) &&
    isDigit(line[statusFrom + 2]);
  const isRequest = closes > 0 && line[closes + 1] === space && statusFrom + 3 <= to && hasStatus;
  return isRequest && methodTo > opens + 3 && line[methodTo] === space
    ? { methodFrom: opens + 1, methodTo, statusFrom }
    : null;
}

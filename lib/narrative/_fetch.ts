/** What the client and the cassettes take for the network. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** What the client and the cassettes take for the network. */
export type ModelFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

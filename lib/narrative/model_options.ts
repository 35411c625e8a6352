import type { ModelBudget } from "./budgeted_fetch.ts";
import type { ModelFetch } from "./model_fetch.ts";

/** A language model that speaks the chat completions protocol, and the limits it works under. */
export interface ModelOptions {
  /** The model by the name its server knows. */
  readonly model: string;
  /** Address the paths of the protocol start from: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Sent as a bearer token unless {@link ModelOptions.keyHeader} is given; null where the server asks for none. */
  readonly key: string | null;
  /** Header that holds the key alone, where it is no bearer token: Azure's `api-key`. */
  readonly keyHeader?: string;
  /** Sent with every address as `api-version`, which Azure asks for. */
  readonly apiVersion?: string;
  /** Milliseconds one request may take, its body included; 60,000 unless given. */
  readonly timeoutMs?: number;
  /** Milliseconds the whole narration may take; 150,000 unless given, and never more. */
  readonly budgetMs?: number;
  /** What `fetch` holds it to, to be told. */
  readonly budget?: ModelBudget;
  /** The network; a recording or replaying one for tests and reviews. */
  readonly fetch?: ModelFetch;
}

/** Whether a model writes, and if none does, why. */
export interface NarrateOptions {
  /** The model, or null for the offline text. */
  readonly model: ModelOptions | null;
  /** Why there is no model, in plain words. */
  readonly reason?: string | null;
}

import createFetchClient from "openapi-fetch";
import type { paths } from "./api.js";
import { serializeBody, typeOfBody } from "./body.js";
import { listItems } from "./list.js";
import type { DataOf, InitOf, ItemOf, ListPath, OperationAt, PathOf, Verb } from "./operation.js";
import { type RetryChoices, send } from "./retry.js";

/**
 * Who calls: an API key, or a function that answers a token and is asked before every try. What an
 * environment lacks is refused when the client is made, not when it first calls.
 */
export type Credentials =
  | Readonly<{ apiKey: string | undefined; token?: undefined }>
  | Readonly<{ token: () => Promise<string>; apiKey?: undefined }>;

export type ClientChoices = Credentials &
  Readonly<{
    /** Where Forbear answers, for example `https://forbear.example`. */
    baseUrl: string | undefined;
    /** How often a call that may yet succeed is tried again. 4 when not said. */
    retries?: number;
    /** How long one try may take, in milliseconds. A minute when not said. */
    timeoutMs?: number;
    /** Instead of the platform's own. */
    fetch?: (request: Request) => Promise<Response>;
  }>;

/** What was answered, with the response it came in: its headers hold `etag` and `x-request-id`. */
export type Answer<Data> = Readonly<{ data: Data; response: Response }>;

export type Call<Method extends Verb> = <Path extends PathOf<Method>>(
  path: Path,
  ...init: InitOf<OperationAt<Method, Path>>
) => Promise<DataOf<OperationAt<Method, Path>>>;

export type ForbearClient = Readonly<{
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  patch: Call<"patch">;
  delete: Call<"delete">;
  /** Any of these, with the headers of the answer. */
  call: <Method extends Verb, Path extends PathOf<Method>>(
    method: Method,
    path: Path,
    ...init: InitOf<OperationAt<Method, Path>>
  ) => Promise<Answer<DataOf<OperationAt<Method, Path>>>>;
  /** Every item of a list, page after page, asked for as they are used. */
  list: <Path extends ListPath>(
    path: Path,
    ...init: InitOf<OperationAt<"get", Path>>
  ) => AsyncGenerator<ItemOf<Path>, void, undefined>;
}>;

/** A call before its types: the document is what makes them. */
export type AnyInit = Readonly<{
  params?: Readonly<{ query?: Readonly<Record<string, unknown>>; header?: object; path?: object }>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  idempotencyKey?: string;
}>;
export type AnyCall = (method: Verb, path: string, init?: AnyInit) => Promise<Answer<unknown>>;

const RETRIES = 4;
const TIMEOUT_MS = 60_000;

/** The API of one Forbear, as one lender. What is refused is thrown as a `ForbearProblem`. */
export function createClient(choices: ClientChoices): ForbearClient {
  const call = callsOf(choices);
  const dataOf = (method: Verb) => async (path: string, init?: AnyInit) =>
    (await call(method, path, init)).data;
  const client = {
    get: dataOf("get"),
    post: dataOf("post"),
    put: dataOf("put"),
    patch: dataOf("patch"),
    delete: dataOf("delete"),
    call,
    list: (path: string, init?: AnyInit) => listItems(call, path, init),
  };
  // The document's types are laid over one untyped call, here and nowhere else.
  return client as unknown as ForbearClient;
}

function callsOf(choices: ClientChoices): AnyCall {
  const { retries = RETRIES, timeoutMs = TIMEOUT_MS } = choices;
  const baseUrl = given("baseUrl", choices.baseUrl);
  const bearer = bearerOf(choices);
  const fetchOnce = choices.fetch ?? ((request: Request) => fetch(request));
  const sending: RetryChoices = {
    retries,
    timeoutMs,
    fetch: async (request) => {
      request.headers.set("authorization", `Bearer ${await bearer()}`);
      return fetchOnce(request);
    },
  };
  const client = createFetchClient<paths>({ baseUrl });
  const request = client.request as unknown as (
    method: Verb,
    path: string,
    init: object,
  ) => Promise<Readonly<{ response: Response }>>;
  return async (method, path, init = {}) => {
    const { headers, idempotencyKey, ...rest } = init;
    const { response } = await request(method, path, {
      ...rest,
      headers: { ...typeOfBody(rest.body), ...keyOf(method, idempotencyKey), ...headers },
      bodySerializer: serializeBody,
      // Read here, since some answers are CSV.
      parseAs: "stream",
      fetch: (built: Request) => send(built, sending),
    });
    return { data: await read(response), response };
  };
}

function bearerOf({ apiKey, token }: Credentials): () => Promise<string> {
  if (token) return token;
  const key = given("apiKey", apiKey);
  return async () => key;
}

function given(name: string, value: string | undefined): string {
  if (!value) throw new TypeError(`createClient needs ${name}`);
  return value;
}

function keyOf(method: Verb, given: string | undefined): Record<string, string> {
  return method === "get" ? {} : { "idempotency-key": given ?? crypto.randomUUID() };
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get("content-type") ?? "";
  return /[/+]json\b/.test(type) ? response.json() : response.text();
}

import { type Schema, Validator } from "@cfworker/json-schema";
import type { ApiDocument, ApiOperation, ApiVerb } from "../../web/pages/api-document";
import { API_VERBS } from "../../web/pages/api-document";

/** One operation of the document with the place that it has there. */
export type Documented = Readonly<{
  id: string;
  verb: ApiVerb;
  path: string;
  operation: ApiOperation;
}>;

/** What came back, as the run compares it with the document. */
export type Seen = Readonly<{ status: number; response: Response; text: string; body: unknown }>;

export function documentedOf(document: ApiDocument): readonly Documented[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    API_VERBS.flatMap((verb) => {
      const operation = item[verb];
      return operation ? [{ id: operation.operationId ?? path, verb, path, operation }] : [];
    }),
  );
}

/** What an operation promises: each status, and each code of a problem. */
export function promisesOf({ id, operation }: Documented): readonly string[] {
  return Object.entries(operation.responses ?? {}).flatMap(([status, response]) => {
    const codes = response["x-problem-codes"];
    return codes ? codes.map((code) => `${id} ${status} ${code}`) : [`${id} ${status}`];
  });
}

/** The operation that a request is of. Words of a path come before its places, as in the routes. */
export function operationOf(all: readonly Documented[], method: string, url: string) {
  const path = url.split("?")[0] ?? "";
  const fitting = all.filter(
    (one) =>
      one.verb === method.toLowerCase() &&
      new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  return fitting.sort((a, b) => placesIn(a) - placesIn(b))[0];
}

function placesIn({ path }: Documented): number {
  return path.split("{").length;
}

/** Compares answers with a document, and remembers which of its promises were kept. */
export function openRecord(document: ApiDocument) {
  const all = documentedOf(document);
  const validators = new Map<string, Validator>();
  const reached = new Set<string>();
  const wrong = new Set<string>();

  function validatorOf(place: string, schema: object): Validator {
    const known = validators.get(place);
    if (known) return known;
    const whole = { ...schema, components: document.components } as Schema;
    const made = new Validator(whole, "2020-12", false);
    validators.set(place, made);
    return made;
  }

  function flawsOf(one: Documented, { status, response, text, body }: Seen): readonly string[] {
    const place = `${one.id} ${status}`;
    const told = one.operation.responses?.[status];
    if (!told) return [`${place} is not documented: ${text.slice(0, 200)}`];
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const content = told.content?.[type];
    if (!told.content) return text === "" ? [] : silent(place, one, type);
    if (!content) return [`${place} is ${type}, which is not documented`];
    const codes = told["x-problem-codes"];
    const code = (body as { code?: string })?.code ?? "";
    if (codes && !codes.includes(code)) return [`${place} ${code} is not documented`];
    if (!/json$/.test(type) || !content.schema) return [];
    const { valid, errors } = validatorOf(`${place} ${type}`, content.schema).validate(body);
    const said = errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
    return valid ? [] : [`${place} does not fit its schema: ${said.slice(-2).join("; ")}`];
  }

  const promises: ReadonlySet<string> = new Set(all.flatMap(promisesOf));
  return {
    all,
    promises,
    /** Compares one answer; a request of no operation is nothing to compare. */
    note(method: string, url: string, seen: Seen): void {
      const one = operationOf(all, method, url);
      if (!one) return;
      const code = (seen.body as { code?: unknown } | null)?.code;
      const isProblem = seen.response.headers.get("content-type") === "application/problem+json";
      reached.add(`${one.id} ${seen.status}${isProblem ? ` ${code}` : ""}`);
      for (const flaw of [...flawsOf(one, seen), ...headerFlawsOf(one, seen)]) wrong.add(flaw);
    },
    wrong: () => [...wrong].sort(),
    missing: () => [...promises].filter((promise) => !reached.has(promise)),
  };
}

/** What the sources of payments wait for is theirs, and is no JSON of ours. */
function silent(place: string, one: Documented, type: string): readonly string[] {
  return one.id === "webhook.receive" ? [] : [`${place} has a body of ${type}`];
}

/** What the guide to the API says of every answer. */
function headerFlawsOf({ id }: Documented, { status, response }: Seen): readonly string[] {
  const { headers } = response;
  const flaws = [];
  if (!headers.has("x-request-id")) flaws.push("no x-request-id");
  if ((status === 429 || status === 503) && !headers.has("retry-after"))
    flaws.push("no retry-after");
  if (status === 429 && !headers.has("ratelimit-policy")) flaws.push("no ratelimit-policy");
  return flaws.map((flaw) => `${id} ${status} has ${flaw}`);
}

import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "../../src/env";

export type Letter = Readonly<{ to: string; subject: string; text: string }>;
export type Reply = Readonly<{
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever JSON comes back.
  body: any;
  text: string;
  location: string | null;
  setCookies: readonly string[];
}>;

type Fetcher = Readonly<{ request: FetchLike }>;
type FetchLike = (
  input: Request,
  init: undefined,
  env: Env,
  ctx: ExecutionContext,
) => Response | Promise<Response>;

/** The bindings with an e-mail port that keeps what it is given. */
export function capturingEnv(): { env: Env; letters: Letter[] } {
  const letters: Letter[] = [];
  const send = async (letter: Letter) => {
    letters.push({ to: letter.to, subject: letter.subject, text: letter.text });
    return { messageId: `captured-${letters.length}` };
  };
  return { env: { ...env, EMAIL: { send } as unknown as SendEmail }, letters };
}

/**
 * A browser without a screen: keeps cookies, sends its origin, does not follow redirects. Behind an
 * address it is limited like the public; without one like a development machine.
 */
export function newVisitor(app: Fetcher, bindings: Env, options: VisitorOptions = {}) {
  const origin = options.origin ?? "http://forbear.test";
  const jar = new Map<string, string>();
  const send = async (method: string, path: string, body?: BodyInit, type?: string) => {
    const headers = new Headers({ origin, "sec-fetch-site": "same-origin", ...options.headers });
    if (jar.size > 0) headers.set("cookie", cookieHeader(jar));
    if (type) headers.set("content-type", type);
    const init = { method, headers, redirect: "manual" as const, ...(body ? { body } : {}) };
    const ctx = createExecutionContext();
    const request = new Request(new URL(path, origin), init);
    const response = await app.request(request, undefined, bindings, ctx);
    await waitOnExecutionContext(ctx);
    return readReply(response, jar);
  };
  return {
    jar,
    get: (path: string) => send("GET", path),
    post: (path: string, body: unknown) =>
      send("POST", path, JSON.stringify(body), "application/json"),
    form: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      send(
        "POST",
        path,
        new URLSearchParams(fields).toString(),
        "application/x-www-form-urlencoded",
      ),
  };
}
export type Visitor = ReturnType<typeof newVisitor>;

type VisitorOptions = Readonly<{ origin?: string; headers?: Readonly<Record<string, string>> }>;

let count = 0;

/** A person nobody else in the tests has. */
export function newPerson(): { name: string; email: string; password: string } {
  count += 1;
  const tag = `${crypto.randomUUID().slice(0, 8)}-${count}`;
  return {
    name: `Person ${tag}`,
    email: `person-${tag}@lender.test`,
    password: `correct horse ${tag}`,
  };
}

async function readReply(response: Response, jar: Map<string, string>): Promise<Reply> {
  const setCookies = response.headers.getSetCookie();
  for (const line of setCookies) keepCookie(jar, line);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : null,
    text,
    location: response.headers.get("location"),
    setCookies,
  };
}

function keepCookie(jar: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const [name = "", value = ""] = splitOnce(pair);
  const gone = attributes.some((attribute) => attribute.toLowerCase() === "max-age=0");
  if (gone) jar.delete(name);
  else jar.set(name, value);
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function cookieHeader(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

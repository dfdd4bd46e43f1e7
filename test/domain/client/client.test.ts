import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createClient, ForbearProblem, ForbearUnreachable } from "../../../client/forbear";
import { waitMs } from "../../../client/retry";

type Reply = Readonly<{ status: number; headers?: Record<string, string>; body?: unknown }>;
type Call = Readonly<{
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}>;

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that gives these answers in turn, the last one for ever; null hangs up instead. */
async function answering(...replies: readonly (Reply | null)[]) {
  const calls: Call[] = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { method = "", url = "", headers } = request;
    calls.push({ method, url, headers, body });
    const reply = replies[Math.min(calls.length, replies.length) - 1];
    if (!reply) return request.socket.destroy();
    response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    response.end(reply.body === undefined ? "" : JSON.stringify(reply.body));
  });
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { calls, baseUrl: `http://127.0.0.1:${port}` };
}

const SOON = { "retry-after": "0" };
const OUTAGE: Reply = { status: 503, headers: SOON, body: { code: "request.outage" } };
const MOVED: Reply = { status: 202, body: { state: "moving" } };
const WORKING: Reply = { status: 409, headers: SOON, body: { code: "request.in_progress" } };

describe("a write by the client", () => {
  test("keeps its key and its body over an outage, a cut connection and a first try at work", async () => {
    const { calls, baseUrl } = await answering(OUTAGE, null, WORKING, MOVED);
    const forbear = createClient({ baseUrl, apiKey: "fbk_1" });
    const clock = await forbear.put("/v1/clock", { body: { on: "2026-03-31" } });
    expect(clock.state).toBe("moving");
    expect(calls).toHaveLength(4);
    expect(new Set(calls.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(new Set(calls.map(({ body }) => body))).toEqual(new Set(['{"on":"2026-03-31"}']));
    expect(calls[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(calls[0]?.headers.authorization).toBe("Bearer fbk_1");
  });

  test("has a new key each time, and the caller's own where one is given", async () => {
    const { calls, baseUrl } = await answering(MOVED);
    const forbear = createClient({ baseUrl, apiKey: "fbk_1" });
    const body = { on: "2026-03-31" };
    await forbear.put("/v1/clock", { body });
    await forbear.put("/v1/clock", { body });
    await forbear.put("/v1/clock", { body, idempotencyKey: "job-17" });
    await forbear.get("/v1/clock");
    const keys = calls.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(4);
    expect(keys.slice(2)).toEqual(["job-17", undefined]);
  });

  test("with a file travels as a form, and text as it is", async () => {
    const { calls, baseUrl } = await answering({ status: 202, body: { id: "imp_1" } });
    const forbear = createClient({ baseUrl, apiKey: "fbk_1" });
    await forbear.post("/v1/imports", { body: { kind: "loans", file: new Blob(["a,b\n"]) } });
    expect(calls[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(calls[0]?.body).toContain("a,b\n");
    await forbear.put("/v1/imports/{id}/file", {
      params: { path: { id: "imp_1" } },
      body: "a,b\n",
    });
    expect(calls[1]).toMatchObject({ url: "/v1/imports/imp_1/file", body: "a,b\n" });
    expect(calls[1]?.headers["content-type"]).toBe("text/csv");
  });
});

describe("what is not answered as asked", () => {
  test("is a problem with code, status, request id, fields and facts", async () => {
    const { baseUrl } = await answering({
      status: 422,
      headers: { "x-request-id": "3834668d" },
      body: {
        ...{ type: "/problems/request.invalid", title: "Some fields", status: 422 },
        ...{ code: "request.invalid", errors: [{ pointer: "#/on", detail: "no day" }], limit: 3 },
      },
    });
    const refused = createClient({ baseUrl, apiKey: "k" }).get("/v1/clock");
    await expect(refused).rejects.toMatchObject({
      ...{ name: "ForbearProblem", code: "request.invalid", status: 422, requestId: "3834668d" },
      ...{ errors: [{ pointer: "#/on", detail: "no day" }], facts: { limit: 3 } },
      url: `${baseUrl}/problems/request.invalid`,
    });
    await expect(refused).rejects.toBeInstanceOf(ForbearProblem);
  });

  test("is tried again only where it may pass, a bounded number of times", async () => {
    const refused = await answering({ status: 404, body: { code: "loan.not_found" } });
    const choices = { apiKey: "k", retries: 1 };
    const once = createClient({ ...choices, baseUrl: refused.baseUrl }).get("/v1/clock");
    await expect(once).rejects.toMatchObject({ code: "loan.not_found" });
    expect(refused.calls).toHaveLength(1);
    server?.close();

    const out = await answering(OUTAGE);
    const twice = createClient({ ...choices, baseUrl: out.baseUrl }).get("/v1/clock");
    await expect(twice).rejects.toMatchObject({ code: "request.outage", status: 503 });
    expect(out.calls).toHaveLength(2);
    server?.close();

    const cut = await answering(null);
    const never = createClient({ ...choices, baseUrl: cut.baseUrl }).get("/v1/clock");
    await expect(never).rejects.toBeInstanceOf(ForbearUnreachable);
    expect(cut.calls).toHaveLength(2);
  });

  test("in no JSON at all is a problem too", async () => {
    const { baseUrl } = await answering({ status: 502 });
    const refused = createClient({ baseUrl, apiKey: "k" }).get("/v1/clock");
    await expect(refused).rejects.toMatchObject({ code: "unknown", status: 502, requestId: null });
  });

  test("ends at once when the caller gives up", async () => {
    const { calls, baseUrl } = await answering(OUTAGE);
    const forbear = createClient({ baseUrl, apiKey: "k" });
    await expect(forbear.get("/v1/clock", { signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
    expect(calls.length).toBeLessThanOrEqual(1);
  });
});

describe("the wait before another try", () => {
  const cause = { cause: new Error("cut") };
  const limited = (retryAfterMs: number | null, status = 429) => {
    const response = new Response(null, { status });
    return { problem: new ForbearProblem(response, {}), retryAfterMs };
  };

  test.each([
    ["grows with each try, and chance takes any part of it", cause, 0, 0.5, 250],
    ["has a longest one", cause, 30, 1, 20_000],
    ["is at least what was asked for", limited(3_000), 0, 0, 3_000],
    ["is spread, so that not all come back at the same moment", limited(3_000), 2, 0.5, 4_000],
    ["is none where more than a minute is asked for", limited(61_000), 0, 0, null],
    ["is none for what stays refused", limited(null, 422), 0, 0, null],
  ])("%s", (_name, failure, retry, random, expected) => {
    expect(waitMs(failure, retry, random)).toBe(expected);
  });
});

describe("a list", () => {
  const page = (ids: readonly string[], nextCursor: string | null): Reply => ({
    status: 200,
    body: { loans: ids.map((id) => ({ id })), nextCursor },
  });

  test("goes on by its cursors, with the filters each time, and asks no further than it is read", async () => {
    const { calls, baseUrl } = await answering(
      page(["a", "b"], "c1"),
      page([], "c2"),
      page(["c"], null),
    );
    const forbear = createClient({ baseUrl, apiKey: "k" });
    const query = { bucket: "M2", limit: 2 } as const;
    const ids: string[] = [];
    for await (const { id } of forbear.list("/v1/loans", { params: { query } })) ids.push(id);
    expect(ids).toEqual(["a", "b", "c"]);
    expect(calls.map(({ url }) => url)).toEqual([
      "/v1/loans?bucket=M2&limit=2",
      "/v1/loans?bucket=M2&limit=2&cursor=c1",
      "/v1/loans?bucket=M2&limit=2&cursor=c2",
    ]);
    server?.close();

    const other = await answering(page(["a"], "c1"));
    const client = createClient({ baseUrl: other.baseUrl, apiKey: "k" });
    for await (const _first of client.list("/v1/loans")) break;
    expect(other.calls).toHaveLength(1);
  });

  test("that does not go on ends in an error, and not for ever", async () => {
    const { baseUrl } = await answering(page(["a"], "same"));
    const forbear = createClient({ baseUrl, apiKey: "k" });
    const walk = async () => {
      for await (const _one of forbear.list("/v1/loans"));
    };
    await expect(walk()).rejects.toThrow("does not go on");
  });
});

describe("who calls", () => {
  test("is asked for a token before every try", async () => {
    const { calls, baseUrl } = await answering(OUTAGE, { status: 200, body: {} });
    const tokens = ["t1", "t2"];
    const token = async () => tokens.shift() ?? "";
    await createClient({ baseUrl, token }).get("/v1/clock");
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test.each([
    ["an address", { baseUrl: undefined, apiKey: "k" }, "baseUrl"],
    ["a key", { baseUrl: "http://localhost", apiKey: "" }, "apiKey"],
  ])("without %s is told so when the client is made", (_name, choices, missing) => {
    expect(() => createClient(choices)).toThrow(missing);
  });
});

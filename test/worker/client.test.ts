import { describe, expect, test } from "vitest";
import { createClient, ForbearProblem, signMessage } from "../../client/forbear";
import { addLoan, newLender } from "../support/lender";
import { newTenant, ORIGIN, throughWorker } from "../support/world";

const PAYMENT = { loanExternalId: "L1", amount: 10_000, paidOn: "2026-06-15", externalId: "P1" };

async function withLoans(count: number) {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  for (let number = 1; number <= count; number += 1) {
    await addLoan(ctx, { externalId: `L${number}`, borrowerExternalId: `B${number}` });
  }
  return world;
}

describe("an integrator with the client", () => {
  test("walks the whole book, page after page, and no other lender's", async () => {
    const { forbear } = await withLoans(5);
    await withLoans(1);
    const found: string[] = [];
    const query = { limit: 2, sort: "external-id" } as const;
    for await (const loan of forbear.list("/v1/loans", { params: { query } })) {
      found.push(loan.externalId);
    }
    expect(found).toEqual(["L1", "L2", "L3", "L4", "L5"]);
  });

  test("posts a payment once, though the answer of the first try was lost", async () => {
    const { key } = await withLoans(1);
    let tries = 0;
    const losing = async (request: Request) => {
      const response = await throughWorker(request);
      tries += 1;
      if (tries === 1) throw new TypeError("the connection was cut");
      return response;
    };
    const forbear = createClient({ baseUrl: ORIGIN, apiKey: key, fetch: losing });
    const { data, response } = await forbear.call("post", "/v1/payments", { body: PAYMENT });
    expect(response.headers.get("idempotency-replayed")).toBe("true");
    expect(data).toMatchObject({ externalId: "P1" });
    expect(tries).toBe(2);
  });

  test("is told what was refused by code, with the id of the request and the page of the code", async () => {
    const { forbear } = await newTenant();
    const missing = forbear.get("/v1/loans/{id}", { params: { path: { id: "loan_0zzzz" } } });
    const problem = await missing.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ForbearProblem);
    expect(problem).toMatchObject({ code: "loan.not_found", status: 404, errors: [] });
    expect((problem as ForbearProblem).requestId).toMatch(/^[0-9a-f-]{36}$/);
    const wrong = forbear.put("/v1/clock", { body: { on: "2026-02-30" } });
    await expect(wrong).rejects.toMatchObject({
      ...{ code: "request.invalid", errors: [{ pointer: "#/on" }] },
    });
  });

  test("overwrites nobody who was faster", async () => {
    const { forbear } = await newTenant();
    const path = { template: "past-due", channel: "email", locale: "en" } as const;
    const place = "/v1/templates/{template}/{channel}/{locale}";
    const { response } = await forbear.call("get", place, { params: { path } });
    const read = response.headers.get("etag") ?? "";
    const body = {
      subject: "Your loan {{ loan }}",
      text: "{{ lender }}: {{ past_due_amount | default: 'nothing' }} is past due. STOP ends this.",
    };
    const write = () =>
      forbear.put(place, { params: { path, header: { "if-match": read } }, body });
    await write();
    await expect(write()).rejects.toMatchObject({ code: "template.changed", status: 412 });
  });

  test("sends a file as a form, and reads what was refused of it as text", async () => {
    const { forbear, settle } = await newTenant();
    const csv = "externalId,loanExternalId,amount,paidOn\nP1,L1,1.00,never\n";
    const file = new Blob([csv], { type: "text/csv" });
    const { id } = await forbear.post("/v1/imports", { body: { kind: "payments", file } });
    await settle();
    const found = await forbear.get("/v1/imports/{id}", { params: { path: { id } } });
    expect(found).toMatchObject({ status: "finished", rowsRejected: 1 });
    const place = "/v1/imports/{id}/rejected.csv";
    const refused = await forbear.get(place, { params: { path: { id } } });
    expect(refused).toContain("P1,L1,1.00,never");
  });

  test("speaks as a bank too: a message it signs is stored, and one that was touched is not", async () => {
    const { forbear } = await withLoans(1);
    const { url, secret } = await forbear.post("/v1/webhook-endpoints", { body: { name: "bank" } });
    const data = { loanExternalId: "L1", amount: 10_000, paidOn: "2026-06-15", externalId: "P2" };
    const body = JSON.stringify({ type: "payment.received", data });
    const headers = signMessage({ id: "msg_1", body, secret: secret ?? "" });
    const send = (text: string) =>
      throughWorker(new Request(url, { method: "POST", headers, body: text }));
    expect((await send(`${body} `)).status).toBe(401);
    expect((await send(body)).status).toBe(202);
    const payment = () =>
      forbear.get("/v1/payments/{externalId}", { params: { path: { externalId: "P2" } } });
    await expect.poll(() => payment().catch(() => null)).toMatchObject({ externalId: "P2" });
  });
});

import { beforeAll, expect, it } from "vitest";
import { openJudge, MARKER } from "../../scripts/fuzz/judge";
import { openRequests } from "../../scripts/fuzz/requests";
import type { ApiDocument } from "../../web/pages/api-document";
import { newForeign } from "../support/foreign";
import { call, newTenant, throughWorker, ORIGIN, type World } from "../support/world";

const REQUESTS = 400;
const LOAN = {
  ...{ externalId: `${MARKER}-1`, borrowerExternalId: MARKER, borrowerName: MARKER },
  ...{ principal: 120_000, annualRatePercent: "12", installmentCount: 12, frequency: "monthly" },
  ...{ method: "annuity", disbursedOn: "2025-09-15", firstDueOn: "2025-10-15" },
};

let document: ApiDocument;
let mine: Awaited<ReturnType<typeof newForeign>>;
let theirs: World;

beforeAll(async () => {
  document = (await call("GET", "/openapi.json")).body;
  mine = await newForeign();
  theirs = await newTenant({ name: MARKER });
  for (const externalId of ["1", "2", "3"]) {
    const answer = await theirs.api("POST", "/v1/loans", {
      ...LOAN,
      externalId: `${MARKER}-${externalId}`,
    });
    expect(answer.status, answer.text).toBe(201);
  }
});

it("whatever is asked, the answer is one that is documented, and nobody else's", async () => {
  const flawOf = openJudge(document);
  const harmless = await mine.world.api("POST", "/v1/api-keys", {
    ...{ name: "harmless", scopes: ["tenants:read"] },
  });
  const ids: Record<string, string[]> = { payment: [mine.payment], mapping: [mine.mapping] };
  for (const id of Object.values(mine)) {
    const prefix = typeof id === "string" ? /^([a-z]{3,4})_\w+$/.exec(id)?.[1] : undefined;
    if (prefix) ids[prefix] = [String(id)];
  }
  const keys = { ours: mine.world.key, nobody: "", harmless: harmless.body.secret };
  const next = openRequests(document, { seed: 1, ids });
  const flaws: string[] = [];
  const statuses: Record<number, number> = {};
  for (let count = 0; count < REQUESTS; count += 1) {
    const request = next();
    const { method, path, headers, body } = request;
    const sent = new Request(ORIGIN + path, {
      ...{ method, redirect: "manual", ...(body && { body }) },
      headers: { authorization: `Bearer ${keys[request.caller]}`, ...headers },
    });
    const response = await throughWorker(sent);
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    const answer = { status: response.status, type, text: await response.text() };
    const flaw = flawOf(request, answer);
    if (flaw) flaws.push(`${request.operation} ${path.slice(0, 200)} ${flaw}`);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  }
  expect(flaws).toEqual([]);
  // Not all of it was turned away at the door.
  expect((statuses[200] ?? 0) + (statuses[201] ?? 0)).toBeGreaterThan(REQUESTS / 20);
});

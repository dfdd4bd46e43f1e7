import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { instant } from "../../src/kernel/calendar";
import { parseControlId } from "../../src/kernel/ids";
import { openDownloadLink, signDownloadLink } from "../../src/store/download-link";
import { linkOf, newLived, type Row } from "../support/exports";
import { call, newTenant, type World } from "../support/world";

let world: World;
let id: string;
let whole: string;
let link: string;
const number = () => parseControlId("export", id) ?? 0;
const sign = (link: Partial<Parameters<typeof signDownloadLink>[1]>) =>
  signDownloadLink(env.PLATFORM_KEY, {
    ...{ tenant: world.tenantId, export: number(), until: instant(Date.now() + 60_000) },
    ...link,
  });

beforeAll(async () => {
  world = await newLived(12, 3);
  const made = await world.api("POST", "/v1/exports", { kind: "loans", personal: true });
  id = made.body.id;
  await world.settle();
  link = await linkOf(world, id);
  whole = (await call("GET", link)).text;
}, 60_000);

describe("a link to a file", () => {
  it("needs no session and no key, and saves under the export's name", async () => {
    const answer = await call("GET", link);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="loans-2026-01-18-${id}.csv"`,
      "content-length": String(new TextEncoder().encode(whole).length),
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    });
    expect(whole.split("\r\n")).toHaveLength(14);
  });

  it("lasts an hour, or as long as was asked: from a minute to seven days", async () => {
    const lasting = async (body: Row) => {
      const made = await world.api("POST", `/v1/exports/${id}/links`, body);
      return made.status === 201
        ? Math.round((made.body.expiresAt - Date.now()) / 60_000)
        : made.status;
    };
    expect(await lasting({})).toBe(60);
    expect(await lasting({ expiresInSeconds: 60 })).toBe(1);
    expect(await lasting({ expiresInSeconds: 604_800 })).toBe(7 * 24 * 60);
    expect(await lasting({ expiresInSeconds: 59 })).toBe(422);
    expect(await lasting({ expiresInSeconds: 604_801 })).toBe(422);
  });

  it("that has expired is refused, and a new one is good", async () => {
    const past = `/downloads/${sign({ until: instant(Date.now() - 1) })}`;
    const refused = await call("GET", past);
    expect([refused.status, refused.body.code]).toEqual([410, "export.link_expired"]);
    expect((await call("GET", await linkOf(world, id))).status).toBe(200);
  });

  it("that was altered anywhere is refused, and so is one of another key", async () => {
    const token = sign({});
    expect((await call("GET", `/downloads/${token}`)).status).toBe(200);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === "1" ? "2" : "1";
      const altered = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
      const answer = await call("GET", `/downloads/${altered}`);
      expect([answer.status, answer.body.code], altered).toEqual([403, "export.link_invalid"]);
    }
    const foreign = Buffer.alloc(32, 7).toString("base64");
    const until = instant(Date.now() + 60_000);
    const forged = signDownloadLink(foreign, { tenant: world.tenantId, export: number(), until });
    expect((await call("GET", `/downloads/${forged}`)).status).toBe(403);
    expect(openDownloadLink(env.PLATFORM_KEY, forged, until)).toBeUndefined();
  });

  it("opens nothing of another lender, of another file, or of one that is closed", async () => {
    const other = await newTenant();
    expect((await call("GET", `/downloads/${sign({ tenant: other.tenantId })}`)).status).toBe(404);
    expect((await call("GET", `/downloads/${sign({ export: 999 })}`)).status).toBe(404);
    const stranger = await other.api("POST", `/v1/exports/${id}/links`, {});
    expect([stranger.status, stranger.body.code]).toEqual([404, "export.not_found"]);
    const closed = await newLived(1, 1);
    const made = await closed.api("POST", "/v1/exports", { kind: "loans" });
    await closed.settle();
    const theirs = await linkOf(closed, made.body.id);
    await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
      .bind(closed.tenantId)
      .run();
    // Isolates know a lender for fifteen seconds (docs/adr/0006); this link is the first to ask.
    expect((await call("GET", theirs)).status).toBe(403);
  }, 60_000);
});

describe("parts of a file", () => {
  const part = async (range: string, headers: Record<string, string> = {}) => {
    const answer = await call("GET", link, undefined, { range, ...headers });
    return {
      status: answer.status,
      range: answer.response.headers.get("content-range"),
      text: answer.text,
    };
  };

  it("are answered as they are asked for", async () => {
    const bytes = new TextEncoder().encode(whole);
    const size = bytes.length;
    const text = (from: number, to: number) => new TextDecoder().decode(bytes.slice(from, to));
    expect(await part("bytes=0-9")).toEqual({
      ...{ status: 206, range: `bytes 0-9/${size}`, text: text(0, 10) },
    });
    expect(await part("bytes=100-")).toMatchObject({ status: 206, text: text(100, size) });
    expect(await part("bytes=-7")).toMatchObject({ status: 206, text: text(size - 7, size) });
    expect(await part(`bytes=5-${size * 2}`)).toMatchObject({ status: 206, text: text(5, size) });
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
    for (const whole of ["bytes=9-3", "bytes=0-1,5-6", "lines=1-2", "bytes=x"]) {
      expect((await part(whole)).status, whole).toBe(200);
    }
  });

  it("of what is not the reader's version any more are the whole", async () => {
    const etag = (await call("GET", link)).response.headers.get("etag") ?? "";
    expect((await part("bytes=0-9", { "if-range": etag })).status).toBe(206);
    expect((await part("bytes=0-9", { "if-range": '"another"' })).status).toBe(200);
  });

  it("are offered to who only asks for the head", async () => {
    const head = await call("HEAD", link);
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(Number(head.response.headers.get("content-length"))).toBeGreaterThan(1000);
  });
});

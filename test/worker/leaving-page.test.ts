import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { newLived } from "../support/exports";
import { newMember } from "../support/foreign";
import { findCertificate } from "../../src/store/certificate";
import { call, newTenant } from "../support/world";

describe("the pages of exports", () => {
  it("make a file, show how it goes, and hand it to who may read it", async () => {
    const world = await newLived(4, 1);
    const analyst = await newMember(world, "analyst");
    expect((await analyst.get("/exports?kind=ledger")).text).toContain(
      '<option value="ledger" selected',
    );
    const made = await analyst.form("/exports", { kind: "ledger", format: "csv", when: "now" });
    expect(made.location).toMatch(/^\/exports\/exp_\w+$/);
    await world.settle();
    const path = String(made.location);
    expect((await analyst.get(path)).text).toContain(`${path}/download`);
    const download = await analyst.form(`${path}/download`, {});
    expect(download.location).toMatch(/^\/downloads\//);
    expect((await call("GET", String(download.location))).text).toContain("loanExternalId");
    const linked = await analyst.form(`${path}/links`, { seconds: "86400" });
    expect(linked.text).toContain("https://forbear.test/downloads/");
    expect((await analyst.form(`${path}/removal`, {})).location).toBe(path);
    expect((await analyst.get(path)).text).not.toContain(`${path}/download`);
    const officer = await newMember(world, "officer");
    expect((await officer.get("/exports")).text).not.toContain('action="/exports"');
    expect((await officer.form("/exports", { kind: "ledger" })).status).toBe(403);
  }, 60_000);

  it("lose nothing that was typed, and say at its field what is wrong", async () => {
    const world = await newTenant();
    const owner = await newMember(world, "owner");
    const typed = { kind: "ledger", from: "2026-02-30", currency: "usd4", personal: "true" };
    const wrong = await owner.form("/exports", { ...typed, when: "month" });
    expect(wrong.status).toBe(422);
    for (const kept of ['value="2026-02-30"', 'value="USD4"', '<option value="month" selected']) {
      expect(wrong.text, kept).toContain(kept);
    }
    for (const field of ["from", "currency"])
      expect(wrong.text).toContain(`href="#field-${field}"`);
    const odd = await owner.form("/exports", { kind: "ledger", personal: "true" });
    expect([odd.status, odd.text.includes('href="#field-personal"')]).toEqual([422, true]);
    const daily = await owner.form("/exports", { kind: "states", when: "day" });
    expect(daily.location).toBe("/exports");
    expect((await owner.get("/exports")).text).toContain("/exports/schedules/exs_1/removal");
    await owner.form("/exports/schedules/exs_1/removal", {});
    expect((await world.api("GET", "/v1/export-schedules")).body.schedules).toEqual([]);
    const analyst = await newMember(world, "analyst");
    const denied = await analyst.form("/exports", { kind: "audit", when: "now" });
    expect([denied.status, denied.text.includes('href="#field-kind"')]).toEqual([422, true]);
  }, 60_000);
});

describe("the page of leaving", () => {
  it("is for who manages the lender; only an owner sees how to delete it", async () => {
    const world = await newTenant({ mode: "live", clockOn: null, name: "Härbor & Söhne" });
    const admin = await newMember(world, "admin");
    const seen = await admin.get("/settings/leaving");
    expect([seen.status, seen.text.includes("/settings/leaving/deletion")]).toEqual([200, false]);
    const asked = await admin.form("/settings/leaving/deletion", { name: "Härbor & Söhne" });
    expect(asked.status).toBe(403);
    const analyst = await newMember(world, "analyst");
    expect((await analyst.get("/settings/leaving")).status).toBe(403);
    const owner = await newMember(world, "owner");
    const wrong = await owner.form("/settings/leaving/deletion", { name: "Harbor" });
    expect([wrong.status, wrong.text.includes('value="Harbor"')]).toEqual([422, true]);
    const right = await owner.form("/settings/leaving/deletion", { name: " Härbor & Söhne " });
    expect(right.location).toBe("/settings/leaving");
    const waiting = (await owner.get("/settings/leaving")).text;
    const certificate = /\/certificates\/(crt_\w+)/.exec(waiting)?.[1] ?? "";
    expect((await call("GET", `/certificates/${certificate}`)).status).toBe(200);
    await owner.form("/settings/leaving/cancellation", {});
    expect((await owner.get("/settings/leaving")).text).not.toContain("crt_");
    expect((await call("GET", `/certificates/${certificate}`)).status).toBe(404);
  }, 60_000);

  it("makes the archive, and of a sandbox leaves a certificate that anybody with its address reads", async () => {
    const world = await newLived(3, 1);
    const owner = await newMember(world, "owner");
    const archive = await owner.form("/settings/leaving/archive", {});
    expect(archive.location).toMatch(/^\/exports\/exp_/);
    await world.settle();
    const deleted = await owner.form("/settings/leaving/deletion", { name: "Test Lender" });
    const path = String(deleted.location);
    expect(path).toMatch(/^\/certificates\/crt_[0-9a-f]{32}$/);
    const id = path.split("/").at(-1) ?? "";
    await expect.poll(() => findCertificate(env, id), { timeout: 30_000 }).toBeDefined();
    const read = await call("GET", path);
    expect(read.status).toBe(200);
    for (const said of [id, "ledger", "audit_seal"]) expect(read.text).toContain(said);
    expect(read.text).not.toContain("Test Lender");
    expect((await call("GET", `/certificates/crt_${"0".repeat(32)}`)).status).toBe(404);
  }, 60_000);
});

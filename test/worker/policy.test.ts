import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { approveVersion } from "../../src/app/policy/approve";
import { draftVersion } from "../../src/app/policy/draft";
import { documentOf } from "../../src/domain/policy/templates";
import { PERMISSIONS } from "../../src/domain/member/role";
import { businessDate } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { approved } from "../support/policy-versions";
import { newTenant, type World } from "../support/world";

const TODAY = "2026-01-15";
const AHEAD = "2026-02-01";

async function draft(world: World, body: object = { from: "seven-months", effectiveOn: AHEAD }) {
  const drafted = await world.api("POST", "/v1/policies", body);
  expect(drafted.status, drafted.text).toBe(201);
  return drafted.body;
}

describe("the life of a version", () => {
  it("goes from a draft over two persons to its day, and is told in the audit log", async () => {
    const world = await newTenant();
    const [owner, admin] = [await newMember(world, "owner"), await newMember(world, "admin")];
    const { version } = await draft(world);
    expect(version).toBe(2);

    const document = { ...documentOf("mortgage"), name: "Ours" };
    const path = `/v1/policies/${version}`;
    const edited = await world.api("PUT", path, { effectiveOn: AHEAD, document });
    expect(edited.body, edited.text).toMatchObject({ standing: "draft", name: "Ours" });

    const submitted = await owner.post(`${path}/submission`, {});
    expect([submitted.status, submitted.body.standing]).toEqual([200, "submitted"]);
    const late = await world.api("PUT", path, { effectiveOn: AHEAD, document });
    expect([late.status, late.body.code]).toEqual([409, "policy.not_draft"]);

    const own = await owner.post(`${path}/approval`, {});
    expect([own.status, own.body.code]).toEqual([403, "policy.four_eyes"]);
    const done = await admin.post(`${path}/approval`, {});
    expect([done.status, done.body.standing]).toEqual([200, "approved"]);
    const again = await admin.post(`${path}/approval`, {});
    expect([again.status, again.body.code]).toEqual([409, "policy.not_submitted"]);
    const settled = await world.api("DELETE", `${path}/submission`);
    expect([settled.status, settled.body.code]).toEqual([409, "policy.settled"]);

    expect((await world.api("GET", "/v1/policies")).body.inForce).toBe(1);
    await world.api("PUT", "/v1/clock", { on: AHEAD });
    await world.settle();
    const listed = (await world.api("GET", "/v1/policies")).body;
    expect(listed.inForce).toBe(2);
    expect(
      listed.policies.map((one: Record<string, unknown>) => [one.version, one.standing]),
    ).toEqual([
      [2, "in-force"],
      [1, "superseded"],
    ]);

    const deeds = await env.CONTROL.prepare(
      "SELECT action, subject, actor FROM control_audit WHERE tenant_id = ? AND action LIKE 'policy.%'",
    )
      .bind(world.tenantId)
      .all<{ action: string; subject: string; actor: string }>();
    expect(deeds.results.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      "policy.draft policy 2",
      "policy.edit policy 2",
      "policy.submit policy 2",
      "policy.approve policy 2",
    ]);
    expect(new Set(deeds.results.map(({ actor }) => actor)).size).toBe(3);
  });

  it("is answered as YAML when that is asked for, and told with its conditions in words", async () => {
    const world = await newTenant();
    const { version } = await draft(world);
    const path = `/v1/policies/${version}`;
    const { document } = (await world.api("GET", path)).body;
    for (const asked of [
      await world.api("GET", `${path}?format=yaml`),
      await world.api("GET", path, undefined, { accept: "application/yaml" }),
    ]) {
      expect(asked.response.headers.get("content-type")).toBe("application/yaml");
      expect(parse(asked.text)).toEqual(document);
    }
    const wrong = { ...documentOf("small-business"), graceDays: 99 };
    const checked = await world.api("POST", "/v1/policies/validate?locale=zh-CN", wrong);
    expect(checked.body.errors).toMatchObject([
      { pointer: "#/graceDays", code: "policy.grace_out_of_range" },
    ]);
    expect(checked.body.readings).toMatchObject([{ pointer: "#/segments/0/when" }]);
    expect(checked.body.readings[0].text).toMatch(/[\u4e00-\u9fff]/);
    const { facts } = (await world.api("GET", "/v1/policies/facts")).body;
    expect(facts).toContainEqual({
      name: "loan.daysPastDue",
      type: "int",
      unit: "days",
      meaning: "days past due",
      example: 31,
      known: [],
      fixed: false,
    });
    const [large] = documentOf("small-business").segments ?? [];
    const own = { ...documentOf("small-business"), segments: [{ ...large, toleranceAmount: 5 }] };
    const [circular] = (await world.api("POST", "/v1/policies/validate", own)).body.errors;
    expect(circular).toMatchObject({
      pointer: "#/segments/0/when",
      code: "policy.segment_asks_changing",
      detail: expect.stringContaining("only loan.principal, loan.product, loan.currency"),
    });
    const odd = { ...document, ladder: [{ ...document.ladder[0], dy: 3 }] };
    const refused = await world.api("POST", "/v1/policies/validate", odd);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, "#/ladder/0/dy"]);
  });

  it("takes a person to submit and to approve, and the right to do so", async () => {
    const world = await newTenant();
    const { version } = await draft(world);
    const path = `/v1/policies/${version}`;
    const byKey = await world.api("POST", `${path}/submission`);
    expect([byKey.status, byKey.body.code]).toEqual([403, "policy.person_needed"]);
    const officer = await newMember(world, "officer");
    expect((await officer.post(`${path}/submission`, {})).body.code).toBe("access.denied");
    expect((await officer.get("/v1/policies")).status).toBe(200);
    await (await newMember(world, "owner")).post(`${path}/submission`, {});
    expect((await officer.post(`${path}/approval`, {})).body.code).toBe("access.denied");
    const approvedByKey = await world.api("POST", `${path}/approval`);
    expect(approvedByKey.body.code).toBe("policy.person_needed");
  });

  it("does not let whoever wrote it approve it, although another submitted it", async () => {
    const world = await newTenant();
    const [writer, other] = [await newMember(world, "admin"), await newMember(world, "admin")];
    const { version } = (await writer.post("/v1/policies", { from: 1 })).body;
    await other.post(`/v1/policies/${version}/submission`, {});
    const own = await writer.post(`/v1/policies/${version}/approval`, {});
    expect(own.body.code).toBe("policy.four_eyes");
  });

  it("ends when it is withdrawn; its content can be drafted again", async () => {
    const world = await newTenant();
    const { version } = await draft(world, { from: "mortgage" });
    const withdrawn = await world.api("DELETE", `/v1/policies/${version}/submission`);
    expect(withdrawn.body.standing).toBe("withdrawn");
    const copy = await draft(world, { from: version });
    expect(copy).toMatchObject({
      version: 3,
      basedOn: 2,
      name: "Mortgage",
      effectiveOn: "2026-01-16",
    });
  });

  it("goes back to an old version by a draft copied from it", async () => {
    const world = await newTenant();
    await approved(world, { ...documentOf("mortgage"), name: "Newer" }, TODAY);
    expect((await world.api("GET", "/v1/policies")).body.inForce).toBe(2);
    const back = await draft(world, { from: 1 });
    const difference = await world.api("GET", `/v1/policies/${back.version}/difference?with=1`);
    expect(difference.body).toEqual({ version: 3, with: 1, changes: [] });
    const toForce = await world.api("GET", `/v1/policies/${back.version}/difference`);
    expect(toForce.body.changes).toContainEqual({ path: "graceDays", before: 15, after: 0 });
  });

  it("is not approved while the clock scans days, nor for a day that has begun", async () => {
    const world = await newTenant();
    const ctx = await world.open({ name: "person:second", permissions: PERMISSIONS });
    const { version } = await draft(world, { from: 1, effectiveOn: "2026-01-16" });
    await ctx.policies.submit(version, "person:first", ctx.now);
    const tenant = { ...ctx.tenant, clockTarget: businessDate("2026-03-01") };
    const moving = await approveVersion({ ...ctx, tenant }, version);
    expect(moving).toMatchObject({ ok: false, refusal: { code: "clock.moving" } });
    await env.CONTROL.prepare("UPDATE tenant SET clock_target = '2026-03-01' WHERE id = ?")
      .bind(world.tenantId)
      .run();
    // The clock began to move after this context was opened: the write itself says no.
    await expect(approveVersion(ctx, version)).rejects.toThrow("moved meanwhile");
    await env.CONTROL.prepare("UPDATE tenant SET clock_target = NULL WHERE id = ?")
      .bind(world.tenantId)
      .run();
    const today = businessDate("2026-01-16");
    const begun = await approveVersion({ ...ctx, today }, version);
    expect(begun).toMatchObject({
      ok: false,
      refusal: { code: "policy.invalid", flaws: [{ code: "policy.effective_not_ahead" }] },
    });
    expect((await approveVersion(ctx, version)).ok).toBe(true);
  });
});

describe("a draft", () => {
  it("is not written over what somebody else wrote, when its ETag is sent", async () => {
    const world = await newTenant();
    const { version } = await draft(world);
    const path = `/v1/policies/${version}`;
    const read = await world.api("GET", path);
    const etag = read.response.headers.get("etag") ?? "";
    expect([etag, read.body.revision]).toEqual(['"1"', 1]);
    const write = (graceDays: number, headers: Readonly<Record<string, string>>) => {
      const document = { ...documentOf("mortgage"), graceDays };
      return world.api("PUT", path, { effectiveOn: AHEAD, document }, headers);
    };
    const first = await write(1, { "if-match": etag });
    expect([first.status, first.response.headers.get("etag")]).toEqual([200, '"2"']);
    for (const stale of [etag, `W/${etag}`, '"x"', "2", '"3"']) {
      const late = await write(2, { "if-match": stale });
      expect([late.status, late.body.code], stale).toEqual([412, "policy.draft_changed"]);
      expect(late.body.revision).toBe(2);
    }
    expect((await world.api("GET", path)).body.document.graceDays).toBe(1);
    // Both at once: one of them is told.
    const race = await Promise.all([3, 4].map((days) => write(days, { "if-match": 'W/"2"' })));
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await write(5, { "if-match": "*" })).status).toBe(200);
    expect((await write(6, {})).body.revision).toBe(5);
    const yaml = await world.api("GET", `${path}?format=yaml`);
    expect(yaml.response.headers.get("etag")).toBe('"5"');
  });

  it("begins in the lender's language, from a template and from the first version", async () => {
    const world = await newTenant();
    const ctx = await world.open();
    const chinese = { ...ctx, tenant: { ...ctx.tenant, locale: "zh-CN" } as const };
    for (const from of ["seven-months-with-work", 1] as const) {
      const drafted = await draftVersion(chinese, { from });
      if (!drafted.ok) throw new Error(drafted.refusal.code);
      expect(drafted.value.document.name).toMatch(/^七个月/);
    }
  });
});

describe("a document that cannot be put in force", () => {
  const wrong = () => {
    const document = documentOf("seven-months");
    const [reminder, first, ...rest] = document.ladder;
    return { ...document, graceDays: 40, ladder: [first, reminder, ...rest] };
  };
  const places = ["#/graceDays", "#/ladder/1/day"];

  it("is refused with every place, and not stored", async () => {
    const world = await newTenant();
    const { version } = await draft(world);
    const body = { effectiveOn: TODAY, document: wrong() };
    const refused = await world.api("PUT", `/v1/policies/${version}`, body);
    expect([refused.status, refused.body.code]).toEqual([422, "policy.invalid"]);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...places.map((place) => place.replace("#", "#/document")),
      "#/effectiveOn",
    ]);
    const stored = await world.api("GET", `/v1/policies/${version}`);
    expect(stored.body.document).toEqual(documentOf("seven-months"));
  });

  it("is told what is wrong without any draft", async () => {
    const world = await newTenant();
    const told = await world.api("POST", "/v1/policies/validate", wrong());
    expect(told.body.valid).toBe(false);
    expect(told.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(places);
    const fine = await world.api("POST", "/v1/policies/validate", documentOf("mortgage"));
    expect(fine.body).toEqual({ valid: true, errors: [], readings: [] });
  });
});

describe("what the database itself refuses", () => {
  it("any change of an approved or withdrawn version, and its removal", async () => {
    const world = await newTenant();
    const version = await approved(world, documentOf("mortgage"), AHEAD);
    const gone = await draft(world);
    await world.api("DELETE", `/v1/policies/${gone.version}/submission`);
    for (const one of [version, gone.version]) {
      for (const change of ["document = '{}'", "effective_on = '2026-01-01'", "state = 'draft'"]) {
        const sql = `UPDATE policy_version SET ${change} WHERE tenant_id = ?1 AND version = ?2`;
        const write = env.CONTROL.prepare(sql).bind(world.tenantId, one);
        await expect(write.run(), change).rejects.toThrow(/immutable/);
      }
    }
    const removal = env.CONTROL.prepare("DELETE FROM policy_version WHERE tenant_id = ?1");
    await expect(removal.bind(world.tenantId).run()).rejects.toThrow(/immutable/);
  });

  it("an edit of a submitted one, a version born approved, and one person for both", async () => {
    const world = await newTenant();
    const { policies, now } = await world.open();
    const { version } = await draft(world);
    const run = (sql: string) =>
      env.CONTROL.prepare(`${sql} WHERE tenant_id = ?1 AND version = ?2`)
        .bind(world.tenantId, version)
        .run();
    await expect(
      run("UPDATE policy_version SET state = 'approved', approved_by = 'person:b'"),
    ).rejects.toThrow(/second person/);
    await policies.submit(version, "person:a", now);
    await expect(run("UPDATE policy_version SET document = '{}'")).rejects.toThrow(/not edited/);
    await expect(policies.approve(version, "person:a", now)).rejects.toThrow(/second person/);
    const born = `INSERT INTO policy_version (tenant_id, version, state, effective_on, document,
      author, created_at, updated_at) VALUES (?1, 99, 'approved', '2026-01-01', '{}', 'x', 0, 0)`;
    await expect(env.CONTROL.prepare(born).bind(world.tenantId).run()).rejects.toThrow(
      /as a draft/,
    );
  });
});

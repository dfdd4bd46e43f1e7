import { describe, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { documentOf } from "../../src/domain/policy/templates";
import { newMember } from "../support/foreign";
import { newTenant, type World } from "../support/world";

const t = translate("en");
const AHEAD = "2026-02-01";

/** The editor's form as a page shows it for a draft of the first policy, with changes. */
function fields(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const rows = documentOf("seven-months").ladder.flatMap(
    ({ day = 0, actions: [action] }, index) => [
      [`day-${index}`, String(Math.abs(day))],
      [`side-${index}`, day <= 0 ? "before" : "after"],
      [`template-${index}`, action?.kind === "notice" ? action.template : ""],
      [`channel-${index}`, "email"],
    ],
  );
  return {
    ...Object.fromEntries(rows),
    name: "Ours",
    effectiveOn: AHEAD,
    tolerance: "1.00",
    tolerancePercent: "",
    tolerancePercentMax: "",
    graceDays: "0",
    allocation: "oldest-first",
    windowStart: "08:00",
    windowEnd: "21:00",
    ...changes,
  };
}

async function documentIn(world: World, version = 2) {
  return (await world.api("GET", `/v1/policies/${version}`)).body;
}

describe("the editor of a draft", () => {
  it("takes a step away, adds and moves one, and puts them in order", async () => {
    const world = await newTenant();
    const owner = await newMember(world, "owner");
    const made = await owner.form("/policy/versions", { from: "1" });
    expect(made.location).toBe("/policy/versions/2");
    const saved = await owner.form(
      "/policy/versions/2",
      fields({
        "day-1": "",
        "day-2": "8",
        "day-11": "20",
        "side-11": "after",
        "template-11": "past-due",
        graceDays: "3",
        tolerance: "2.50",
        tolerancePercent: "1",
        windowStart: "9:30",
      }),
    );
    expect([saved.status, saved.location]).toEqual([303, "/policy/versions/2"]);
    const { document, name, effectiveOn } = await documentIn(world);
    expect({ name, effectiveOn }).toEqual({ name: "Ours", effectiveOn: AHEAD });
    expect(document).toMatchObject({
      graceDays: 3,
      toleranceAmount: 250,
      tolerancePercent: "1",
      contact: { window: { startMinute: 570, endMinute: 1260 } },
    });
    expect(
      document.ladder.map(({ step, day }: { step: string; day: number }) => [step, day]),
    ).toEqual(
      [-5, 8, 15, 20, 30, 60, 90, 120, 150, 180, 210].map((day) => [
        day < 0 ? `reminder-${-day}` : `notice-${day}`,
        day,
      ]),
    );
    const page = await owner.get("/policy/versions/2");
    for (const words of [
      t("policy.difference", { version: 1 }),
      t("policy.stepOf", { day: "20 days past due" }),
      t("policy.graceDays"),
    ]) {
      expect(page.text).toContain(words);
    }
  });

  it("tells all that is wrong at the fields, keeps what was typed and stores nothing", async () => {
    const world = await newTenant();
    const owner = await newMember(world, "owner");
    await owner.form("/policy/versions", { from: "1" });
    const wrong = await owner.form(
      "/policy/versions/2",
      fields({
        name: "",
        effectiveOn: "2026-01-15",
        graceDays: "soon",
        tolerance: "-1",
        tolerancePercent: "200",
        windowStart: "07:00",
        windowEnd: "25:00",
        allocation: "constructor",
        "day-1": "7",
        "template-3": "threat",
        "day-4": "a week",
        "template-5": "reminder-before-due",
      }),
    );
    expect(wrong.status).toBe(422);
    const places = [...wrong.text.matchAll(/href="#field-([\w-]+)"/g)].map(([, name]) => name);
    expect(places.sort()).toEqual(
      [
        "allocation",
        "day-2",
        "day-4",
        "effectiveOn",
        "graceDays",
        "name",
        "template-3",
        "template-5",
        "tolerance",
        "tolerancePercent",
        "windowStart",
      ].sort(),
    );
    for (const typed of ["soon", "a week", "25:00"]) expect(wrong.text).toContain(`"${typed}"`);
    expect((await documentIn(world)).document).toEqual(documentOf("seven-months"));
  });

  it("is there for who may write, and only as long as it is a draft", async () => {
    const world = await newTenant();
    const [owner, admin, officer] = [
      await newMember(world, "owner"),
      await newMember(world, "admin"),
      await newMember(world, "officer"),
    ];
    await owner.form("/policy/versions", { from: "mortgage" });
    expect((await officer.get("/policy/versions/2")).text).not.toContain('name="graceDays"');
    expect((await officer.get("/policy")).text).not.toContain('action="/policy/versions"');
    expect((await officer.form("/policy/versions/2", fields())).status).toBe(403);
    const sent = await owner.form("/policy/versions/2", fields({ next: "submit" }));
    expect(sent.status).toBe(303);
    const own = await owner.get("/policy/versions/2");
    expect(own.text).toContain(t("policy.secondPerson"));
    expect(own.text).not.toContain("/approval");
    expect(own.text).not.toContain('name="graceDays"');
    expect((await owner.form("/policy/versions/2/approval")).status).toBe(403);
    expect((await admin.get("/policy/versions/2")).text).toContain("/policy/versions/2/approval");
    expect((await admin.form("/policy/versions/2/approval")).status).toBe(303);
    expect((await documentIn(world)).standing).toBe("approved");
    expect((await owner.form("/policy/versions/2", fields())).status).toBe(303);
    expect((await documentIn(world)).standing).toBe("approved");
  });

  it("ends with a withdrawal; an unknown version is not there", async () => {
    const world = await newTenant();
    const owner = await newMember(world, "owner");
    await owner.form("/policy/versions", { from: "1" });
    expect((await owner.form("/policy/versions/2/withdrawal")).location).toBe("/policy");
    expect((await documentIn(world)).standing).toBe("withdrawn");
    expect((await owner.get("/policy")).text).toContain(t("policy.standing.withdrawn"));
    for (const path of ["/policy/versions/9", "/policy/versions/x", "/policy/versions/0"]) {
      expect((await owner.get(path)).status).toBe(404);
    }
    expect((await owner.form("/policy/versions", { from: "nonsense" })).status).toBe(404);
  });
});

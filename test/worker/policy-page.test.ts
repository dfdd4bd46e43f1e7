import { describe, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { policyText } from "../../src/http/policy-text";
import { documentOf, POLICY_TEMPLATES } from "../../src/domain/policy/templates";
import { minor } from "../../src/kernel/money";
import { fieldsOf } from "../support/form-fields";
import { newMember } from "../support/foreign";
import { newTenant, type World } from "../support/world";

const t = translate("en");
const AHEAD = "2026-02-01";
const PATH = "/policy/versions/2";

async function documentIn(world: World, version = 2) {
  return (await world.api("GET", `/v1/policies/${version}`)).body;
}

/** A draft in the editor of its owner. */
async function openDraft(from: string) {
  const world = await newTenant();
  const owner = await newMember(world, "owner");
  expect((await owner.form("/policy/versions", { from })).location).toBe(PATH);
  // Without the revision: several saves in a row are each meant for what stands then.
  const { revision: _, ...fields } = fieldsOf((await owner.get(PATH)).text, PATH);
  const send = (changes: Readonly<Record<string, string>> = {}) =>
    owner.form(PATH, { ...fields, ...changes });
  return { world, owner, fields, send };
}

function placesIn(html: string): string[] {
  return [...html.matchAll(/href="#field-([\w.-]+)"/g)]
    .map(([, name = ""]) => name)
    .filter((name, at, all) => name.includes(".") || all.indexOf(name) === at)
    .filter((name) => !/^((segments\.\d+\.)?ladder)\.\d+$/.test(name))
    .sort();
}

/** A document with everything in it that the editor can show, and much that it only keeps. */
const WHOLE: PolicyDocument = {
  ...documentOf("small-business"),
  counting: "due-day",
  buckets: [
    { name: "M0", from: 0, to: 0 },
    { name: "第一档", from: 1, to: 90 },
    { name: "M4+", from: 91, to: null },
  ],
  match: "most-severe",
  missedDays: "skip",
  canaryPercent: 10,
  ladder: [
    ...documentOf("small-business").ladder,
    {
      step: "promised",
      on: { event: "promise-broken" },
      when: "!loan.openPromise && loan.brokenPromises > 1",
      actions: [{ kind: "task", role: "officer", title: "Call again", dueInDays: 1 }],
    },
    {
      step: "hardship",
      on: { event: "notice-failed" },
      when: 'loan.product == "card" && !("vulnerable" in flags)',
      actions: [
        {
          kind: "hold",
          stops: ["steps", "notices", "counting"],
          days: 30,
          reason: 'Cannot be reached & "asked" <us>',
          legalBasis: "12 CFR 1006.14(h)",
        },
        { kind: "flag", flag: "unreached" },
        { kind: "flag", flag: "look-again", days: 9 },
      ],
    },
  ],
  segments: [
    {
      name: "counted apart",
      when: 'loan.product == "card"',
      toleranceAmount: minor(1_250),
      tolerancePercent: "2.5",
      tolerancePercentMax: minor(90_000),
      graceDays: 0,
      counting: "due-day",
      buckets: [
        { name: "Standard", from: 0, to: 0 },
        { name: "SMA 1", from: 1, to: 60 },
        { name: "NPA", from: 61, to: null },
      ],
      allocation: "costs-interest-principal",
      charges: { lateFee: null, penaltyInterest: null, stoppedBy: ["hold"] },
      ladder: [
        {
          step: "npa",
          on: { event: "bucket-entered", bucket: "NPA" },
          actions: [{ kind: "flag", flag: "npa" }],
        },
      ],
    },
    {
      name: "A/B",
      when: "loan.principal > 1000\n  && loan.bucket != 'M0'",
      match: "one-at-a-time",
      ladder: [
        {
          step: "notice-5",
          day: 5,
          repeat: { everyDays: 7, timesMax: 3 },
          when: "loan.pastDueAmount > 100",
          actions: [{ kind: "notice", channels: ["email"], template: "past-due" }],
        },
      ],
    },
  ],
};

describe("the editor of a draft", () => {
  it.each(POLICY_TEMPLATES)("saved unchanged keeps %s as it is", async (template) => {
    const { world, send } = await openDraft(template);
    expect((await send()).status).toBe(303);
    expect((await documentIn(world)).document).toEqual(documentOf(template));
  });

  it("saved unchanged keeps everything a document can say", async () => {
    const { world, owner } = await openDraft("1");
    const put = { effectiveOn: AHEAD, document: WHOLE };
    expect((await world.api("PUT", "/v1/policies/2", put)).status).toBe(200);
    const shown = fieldsOf((await owner.get(PATH)).text, PATH);
    // A browser sends the line breaks of a field as two characters.
    const sent = Object.entries(shown).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]);
    expect((await owner.form(PATH, Object.fromEntries(sent))).status).toBe(303);
    expect((await documentIn(world)).document).toEqual(WHOLE);
    expect((await owner.get(PATH)).text).toContain("It says: the product is “card”");
    // Another name loses nothing of what no field shows.
    const again = fieldsOf((await owner.get(PATH)).text, PATH);
    const renamed = { ...again, "segments.0.name": "cards" };
    expect((await owner.form(PATH, renamed)).status).toBe(303);
    const [first, ...others] = WHOLE.segments ?? [];
    expect((await documentIn(world)).document).toEqual({
      ...WHOLE,
      segments: [{ ...first, name: "cards" }, ...others],
    });
  });

  it("takes a step away, adds and moves one, and puts them in order", async () => {
    const { world, owner, send } = await openDraft("1");
    const without = await send({ next: "remove-step:ladder.1" });
    expect(without.status).toBe(200);
    const added = await owner.form(PATH, {
      ...fieldsOf(without.text, PATH),
      next: "add-step:ladder",
    });
    expect((await documentIn(world)).document).toEqual(documentOf("seven-months"));
    const saved = await owner.form(PATH, {
      ...fieldsOf(added.text, PATH),
      name: "Ours",
      effectiveOn: AHEAD,
      "ladder.1.day": "8",
      "ladder.10.day": "20",
      graceDays: "3",
      tolerance: "2.50",
      tolerancePercent: "1",
      windowStart: "9:30",
    });
    expect([saved.status, saved.location]).toEqual([303, PATH]);
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
    const page = await owner.get(PATH);
    for (const words of [
      t("policy.difference", { version: 1 }),
      t("policy.stepOf", { day: "20 days past due" }),
      t("policy.graceDays"),
    ]) {
      expect(page.text).toContain(words);
    }
  });

  it("adds and removes actions and segments, and moves steps, before anything is stored", async () => {
    const { world, owner, fields } = await openDraft("card-m1-m7");
    const press = async (form: Record<string, string>, next: string, more = {}) => {
      const answer = await owner.form(PATH, { ...form, ...more, next });
      expect(answer.status).toBe(200);
      return fieldsOf(answer.text, PATH);
    };
    let form = await press(fields, "add-action:ladder.1", { "ladder.1.newAction": "flag" });
    form = await press(form, "remove-action:ladder.1.actions.0");
    form = await press(form, "step-down:ladder.18");
    form = await press(form, "add-segment");
    form = await press(form, "add-action:segments.0.ladder.0", {
      "segments.0.ladder.0.newAction": "hold",
    });
    const saved = await owner.form(PATH, {
      ...form,
      "ladder.1.actions.0.flag": "first-day",
      "segments.0.name": "Cards",
      "segments.0.when": 'loan.product == "card"',
      "segments.0.ladder.0.day": "3",
      "segments.0.ladder.0.actions.1.reason": "They asked",
      "segments.0.ladder.0.actions.1.legalBasis": "House rule 7",
    });
    expect(saved.status).toBe(303);
    const before = documentOf("card-m1-m7");
    const { document } = await documentIn(world);
    expect(document.ladder[1].actions).toEqual([{ kind: "flag", flag: "first-day" }]);
    const names = before.ladder.map(({ step }) => step);
    const moved = names.with(18, names[19] ?? "").with(19, names[18] ?? "");
    expect(document.ladder.map(({ step }: { step: string }) => step)).toEqual(moved);
    expect(document.segments).toMatchObject([
      {
        name: "Cards",
        ladder: [{ step: "notice-3", actions: [{ kind: "notice" }, { days: 30 }] }],
      },
    ]);
  });

  it("tells all that is wrong at the fields, keeps what was typed and stores nothing", async () => {
    const { world, send } = await openDraft("card-m1-m7");
    const wrong = await send({
      name: "",
      effectiveOn: "2026-01-15",
      graceDays: "soon",
      tolerance: "-1",
      tolerancePercent: "200",
      windowStart: "07:00",
      windowEnd: "25:00",
      allocation: "constructor",
      canaryPercent: "100",
      match: "whichever",
      "ladder.1.day": "a week",
      "ladder.2.actions.0.stage": "Not a name",
      "ladder.3.actions.0.template": "threat",
      "ladder.4.actions.1.title": "",
      "ladder.5.when": "loan.daysPastDu > 3",
      "ladder.7.when": "loan.daysPastDue > 90",
      "ladder.7.everyDays": "5",
    });
    expect(wrong.status).toBe(422);
    expect(placesIn(wrong.text)).toEqual(
      [
        "allocation",
        "canaryPercent",
        "effectiveOn",
        "graceDays",
        "ladder.1.day",
        "ladder.2.actions.0.stage",
        "ladder.3.actions.0.template",
        "ladder.4.actions.1.title",
        "ladder.5.when",
        "ladder.7.everyDays",
        "match",
        "name",
        "tolerance",
        "tolerancePercent",
        "windowStart",
      ].sort(),
    );
    for (const typed of ["soon", "a week", "25:00", "Not a name"]) {
      expect(wrong.text).toContain(`"${typed}"`);
    }
    expect(wrong.text).toContain("Line 1, column 1");
    expect(wrong.text).toContain("did you mean loan.daysPastDue?");
    expect((await documentIn(world)).document).toEqual(documentOf("card-m1-m7"));
  });

  it("answers while somebody types with what is wrong and what a condition says", async () => {
    const { owner, fields, send } = await openDraft("small-business");
    const check = async (changes: Readonly<Record<string, string>>) =>
      (await owner.form(`${PATH}/check`, { ...fields, ...changes })).body;
    expect(await check({ "segments.0.when": "loan.principalBalance > 5000000" })).toEqual({
      errors: {},
      readings: {
        "segments.0.when": t("policyEdit.reading", {
          reading: "the principal balance is more than $50,000.00",
        }),
      },
      state: `${t("policyEdit.unsaved")} ${t("policyEdit.checked")}`,
    });
    const { errors, readings } = await check({ "segments.0.when": "loan.principalBalance >" });
    expect(readings).toEqual({});
    expect(Object.keys(errors)).toEqual(["segments.0.when"]);
    expect((await send({ next: "check" })).text).toContain(t("policyEdit.checked"));
  });

  it("is there for who may write, and only as long as it is a draft", async () => {
    const { world, owner, fields, send } = await openDraft("mortgage");
    const [admin, officer] = [await newMember(world, "admin"), await newMember(world, "officer")];
    expect((await officer.get(PATH)).text).not.toContain('name="graceDays"');
    expect((await officer.get("/policy")).text).not.toContain('action="/policy/versions"');
    expect((await officer.form(PATH, fields)).status).toBe(403);
    expect((await send({ next: "submit" })).status).toBe(303);
    const own = await owner.get(PATH);
    expect(own.text).toContain(t("policy.secondPerson"));
    expect(own.text).not.toContain("/approval");
    expect(own.text).not.toContain('name="graceDays"');
    expect((await owner.form(`${PATH}/approval`)).status).toBe(403);
    expect((await admin.get(PATH)).text).toContain(`${PATH}/approval`);
    expect((await admin.form(`${PATH}/approval`)).status).toBe(303);
    expect((await documentIn(world)).standing).toBe("approved");
    expect((await send()).status).toBe(303);
    expect((await documentIn(world)).standing).toBe("approved");
  });

  it("keeps what was typed when somebody else saved it meanwhile, and says what would change", async () => {
    const { world, owner, fields } = await openDraft("mortgage");
    const admin = await newMember(world, "admin");
    const mine = fieldsOf((await admin.get(PATH)).text, PATH);
    expect((await owner.form(PATH, { ...fields, graceDays: "10", revision: "1" })).status).toBe(
      303,
    );
    // A button of the form keeps the writing that it was filled from.
    const added = await admin.form(PATH, { ...mine, graceDays: "5", next: "check" });
    const typed = fieldsOf(added.text, PATH);
    expect([typed["revision"], typed["graceDays"]]).toEqual(["1", "5"]);
    const late = await admin.form(PATH, typed);
    expect(late.status).toBe(409);
    expect(late.text).toContain(t("policy.conflict.text"));
    expect(late.text).toContain('id="conflict-table"');
    expect((await documentIn(world)).document.graceDays).toBe(10);
    const again = fieldsOf(late.text, PATH);
    expect([again["revision"], again["graceDays"]]).toEqual(["2", "5"]);
    const text = `${PATH}/document?as=yaml`;
    const stale = { text: policyText(documentOf("mortgage"), "yaml"), revision: "1" };
    const refused = await admin.form(text, stale);
    expect(refused.status).toBe(409);
    expect(fieldsOf(refused.text, text)).toMatchObject({ text: stale.text, revision: "2" });
    expect((await admin.form(PATH, again)).status).toBe(303);
    expect((await documentIn(world)).document.graceDays).toBe(5);
  });

  it("ends with a withdrawal; an unknown version is not there", async () => {
    const { world, owner } = await openDraft("1");
    expect((await owner.form(`${PATH}/withdrawal`)).location).toBe("/policy");
    expect((await documentIn(world)).standing).toBe("withdrawn");
    expect((await owner.get("/policy")).text).toContain(t("policy.standing.withdrawn"));
    for (const path of ["9", "x", "0"].map((version) => `/policy/versions/${version}`)) {
      expect((await owner.get(path)).status).toBe(404);
    }
    expect((await owner.form("/policy/versions", { from: "nonsense" })).status).toBe(404);
    expect((await owner.get("/policy/difference?from=1&to=9")).status).toBe(404);
  });
});

describe("a policy as text", () => {
  it.each(["yaml", "json"])("pasted back as %s is the same document", async (format) => {
    const { world, owner } = await openDraft("1");
    await world.api("PUT", "/v1/policies/2", { effectiveOn: AHEAD, document: WHOLE });
    const path = `${PATH}/document?as=${format}`;
    const { text } = fieldsOf((await owner.get(path)).text, path);
    await world.api("PUT", "/v1/policies/2", {
      effectiveOn: AHEAD,
      document: documentOf("mortgage"),
    });
    expect((await owner.form(path, { text: text ?? "" })).location).toBe(PATH);
    expect((await documentIn(world)).document).toEqual(WHOLE);
  });

  it("tells the line of what is wrong, keeps the text and stores nothing", async () => {
    const { world, owner } = await openDraft("mortgage");
    const path = `${PATH}/document?as=yaml`;
    const { text = "" } = fieldsOf((await owner.get(path)).text, path);
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
    for (const [changed, words] of [
      [text.replace("graceDays: 15", "graceDays: 99"), `Line ${lineOf("graceDays")}: graceDays: `],
      [text.replace("graceDays: 15", "grace: 15"), "graceDays"],
      [text.replace("day: 16", "day: 5"), `Line ${lineOf("day: 16")}: ladder/2/day: `],
      ["name: [", "Line 1"],
      ["a: &a [1]\nb: *a", "aliases are not taken"],
      ["[".repeat(9000), "30 levels"],
      ["{".repeat(9000), "30 levels"],
      [`${"- ".repeat(9000)}x`, "30 levels"],
      ["", "Invalid input"],
      ["name: one\nname: two", "Line 2"],
    ] as const) {
      const answer = await owner.form(path, { text: changed });
      expect(answer.status, changed.slice(0, 40)).toBe(422);
      expect(answer.text).toContain(words);
      expect(fieldsOf(answer.text, path)["text"]).toBe(changed);
    }
    expect((await documentIn(world)).document).toEqual(documentOf("mortgage"));
  });

  it("is for anybody to read and for writers to replace", async () => {
    const { world, owner } = await openDraft("1");
    const officer = await newMember(world, "officer");
    const path = `${PATH}/document?as=json`;
    expect((await officer.get(path)).text).not.toContain(t("policy.textReplace"));
    expect((await officer.form(path, { text: "{}" })).status).toBe(403);
    expect((await owner.get("/policy/versions/1/document")).status).toBe(200);
  });
});

describe("two versions", () => {
  it("are compared in words, with segments, conditions and work", async () => {
    const { world, owner } = await openDraft("small-business");
    await owner.form("/policy/versions", { from: "2" });
    const document = documentOf("small-business");
    const [segment] = document.segments ?? [];
    if (!segment) throw new Error("the template has a segment");
    const [reminder, call, ...rest] = segment.ladder;
    if (!reminder || !call) throw new Error("its ladder has steps");
    const changed: PolicyDocument = {
      ...document,
      match: "one-at-a-time",
      canaryPercent: 10,
      segments: [
        {
          name: "cards",
          when: 'loan.product == "card"',
          graceDays: 6,
          counting: "due-day",
          buckets: [
            { name: "current", from: 0, to: 0 },
            { name: "late", from: 1, to: null },
          ],
          allocation: "costs-interest-principal",
          ladder: [call],
        },
        {
          ...segment,
          when: "loan.principalBalance > 10000000",
          ladder: [reminder, { ...call, repeat: { everyDays: 1, timesMax: 2 } }, ...rest],
        },
      ],
    };
    await world.api("PUT", "/v1/policies/3", { effectiveOn: AHEAD, document: changed });
    const page = await owner.get("/policy/difference?from=2&to=3");
    for (const words of [
      t("policy.match.one-at-a-time"),
      t("policy.canaryShare", { percent: 10 }),
      "the principal balance is more than $100,000.00",
      t("policy.repeats", { days: 1, count: 2 }),
      t("policy.differenceOf", { from: 2, to: 3 }),
      "Days of grace: 6 days; First day past due: The due date itself; Buckets: current 0 and late 1+; A payment covers first",
    ]) {
      expect(page.text).toContain(words);
    }
    expect((await owner.get("/policy/difference")).status).toBe(200);
    const [cards, large] = changed.segments ?? [];
    const later = { ...changed, segments: [{ ...cards, graceDays: 7 }, large] };
    await world.api("PUT", "/v1/policies/3", { effectiveOn: AHEAD, document: later });
    expect((await owner.get("/policy/versions/3")).text).toContain(
      "Days of grace: 7 days; First day past due: The due date itself",
    );
    const form = fieldsOf((await owner.get("/policy/versions/3")).text, "/policy/versions/3");
    const circular = { ...form, "segments.0.when": "loan.daysPastDue > 3", next: "check" };
    const checked = await owner.form("/policy/versions/3", circular);
    expect(placesIn(checked.text)).toEqual(["segments.0.when"]);
    expect(checked.text).toContain("loan.daysPastDue changes while a loan lives");
    const gap = {
      ...form,
      "segments.0.buckets": "current 0\nlate 2+",
      buckets: "M0",
      next: "check",
    };
    const refused = await owner.form("/policy/versions/3", gap);
    expect(placesIn(refused.text)).toEqual(["buckets", "segments.0.buckets"]);
    expect(refused.text).toContain("Day 1 is in no bucket");
    expect(refused.text).toContain("“M0” cannot be read");
  });
});

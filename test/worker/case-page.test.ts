import { beforeAll, describe, expect, it } from "vitest";
import { newMember } from "../support/foreign";
import { addLoan } from "../support/lender";
import { moveClock, ONE, TREATED, worldUnder } from "../support/treated";
import type { Visitor } from "../support/visitor";
import type { World } from "../support/world";

let world: World;
let officer: Visitor;
let analyst: Visitor;
let loan: string;
let borrower: string;
let standing: string;
let task: string;

beforeAll(async () => {
  world = await worldUnder(TREATED);
  await addLoan(await world.open(), { externalId: "L", ...ONE });
  await moveClock(world, "2026-02-20");
  ({ id: loan, borrowerId: borrower } = (await world.api("GET", "/v1/loans")).body.loans[0]);
  standing = (await world.api("GET", "/v1/cases")).body.cases[0].id;
  task = (await world.api("GET", "/v1/tasks")).body.tasks[0].id;
  officer = await newMember(world, "officer");
  analyst = await newMember(world, "analyst");
}, 60_000);

describe("an officer's pages", () => {
  it("lead from the worklist to the task, the case, and why each was", async () => {
    const overview = (await officer.get("/")).text;
    for (const link of ["/worklist?role=officer", "/cases?state=open&amp;owner=nobody"]) {
      expect(overview).toContain(`href="${link}"`);
    }
    expect(overview).not.toContain("/worklist?role=admin");
    const worklist = await officer.get("/worklist?role=officer");
    expect(worklist.text).toContain(`/tasks/${task}`);
    expect((await officer.get("/worklist?role=admin")).text).not.toContain(`/tasks/${task}`);
    expect((await officer.get(`/tasks/${task}`)).text).toContain(`/why/task/${task}`);
    const cases = await officer.get("/cases?stage=first-contact");
    expect(cases.text).toContain(`/cases/${standing}`);
    expect((await officer.get("/cases?priority=urgent")).text).not.toContain(`/cases/${standing}`);
    const page = (await officer.get(`/cases/${standing}`)).text;
    for (const link of [`/why/case/${standing}/1`, `/why/task/${task}`, `/why/move/${loan}/`]) {
      expect(page).toContain(link);
    }
    for (const path of [`/borrowers/${borrower}`, `/loans/${loan}`]) {
      const { text } = await officer.get(path);
      for (const link of [`/cases/${standing}`, `/tasks/${task}`, `/loans/${loan}/holds`]) {
        expect(text, `${path} ${link}`).toContain(link);
      }
    }
  });

  it("keep what was typed when a hold is refused, and place, show and lift it", async () => {
    const path = `/loans/${loan}/holds`;
    const typed = { reason: "dispute", legalBasis: "12 CFR 1006.38", owner: "Disputes team" };
    const refused = await officer.form(path, { ...typed, "stop-steps": "true" });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="12 CFR 1006.38"');
    const dated = { ...typed, "stop-steps": "true", to: "2026-03-01" };
    expect((await officer.form(path, dated)).status).toBe(303);
    expect((await officer.get(path)).text).toContain("/holds/1/lifting");
    const wordless = await officer.form(`${path}/1/lifting`, {});
    expect(wordless.status).toBe(422);
    const lifted = await officer.form(`${path}/1/lifting`, { "liftReason-1": "settled" });
    expect(lifted.status).toBe(303);
    expect((await officer.get(path)).text).not.toContain("/holds/1/lifting");
  });

  it("set a flag and take it off", async () => {
    const set = await officer.form(`/loans/${loan}/flags`, { flag: "watch", endsOn: "2026-02-20" });
    expect(set.status).toBe(422);
    expect((await officer.form(`/loans/${loan}/flags`, { flag: "watch" })).status).toBe(303);
    const removal = `/loans/${loan}/flags/watch/removal`;
    expect((await officer.get(`/loans/${loan}/holds`)).text).toContain(removal);
    expect((await officer.form(removal, {})).status).toBe(303);
    expect((await officer.form(removal, {})).status).toBe(404);
  });

  it("lead through a worklist from task to task, with one added by hand on top", async () => {
    const path = `/cases/${standing}`;
    const wrong = await officer.form(`${path}/tasks`, { title: "Ask", dueOn: "2026-02-19" });
    expect([wrong.status, wrong.text.includes('value="Ask"')]).toEqual([422, true]);
    const stranger = { title: "Ask", dueOn: "2026-02-20", assignee: "person:nobody" };
    expect((await officer.form(`${path}/tasks`, stranger)).status).toBe(422);
    const people = /value="(person:[^"]+)"/.exec((await officer.get(path)).text)?.[1] ?? "";
    const fields = { title: "Ask for the address", dueOn: "2026-02-20", taskRole: "admin" };
    expect((await officer.form(`${path}/tasks`, { ...fields, assignee: people })).status).toBe(303);
    const listed = (await world.api("GET", "/v1/tasks")).body.tasks;
    expect(listed).toMatchObject([{ id: task }, { title: fields.title, assignee: people }]);
    const added = listed[1].id;
    expect((await world.api("GET", `/v1/tasks?assignee=${people}`)).body.tasks).toHaveLength(1);
    const worklist = (await officer.get("/worklist")).text;
    for (const group of ["overdue", "today"]) expect(worklist).toContain(`id="tasks-${group}"`);
    const first = (await officer.get(`/tasks/${task}?role=all`)).text;
    expect(first).toContain(`href="/tasks/${added}?role=all" rel="next"`);
    expect(first).toContain(`href="${path}?role=all"`);
    expect((await officer.get(`${path}?role=all`)).text).toContain(`/tasks/${added}?role=all`);
    const second = (await officer.get(`/tasks/${added}?role=all`)).text;
    expect(second).toContain(`href="/tasks/${task}?role=all" rel="prev"`);
    // The officers' list has not the one for admins: nothing comes after the first.
    expect((await officer.get(`/tasks/${task}?role=officer`)).text).not.toContain('rel="next"');
    const done = await officer.form(`/tasks/${added}/completion?role=all`, { outcome: "has it" });
    expect([done.status, done.location]).toEqual([303, "/worklist?role=all"]);
  });

  it("show the watch list with why, since when and the next review", async () => {
    expect((await officer.get("/watchlist")).text).not.toContain("/holds");
    await officer.form(`/loans/${loan}/flags`, {
      flag: "watch",
      endsOn: "2026-03-20",
      note: "lost job",
    });
    const listed = (await officer.get("/watchlist")).text;
    for (const said of [`/loans/${loan}/holds`, `/borrowers/${borrower}`, "2026-03-20"]) {
      expect(listed).toContain(said);
    }
    expect((await analyst.get("/watchlist")).status).toBe(200);
  });

  it("finish a task, close a case and open another one", async () => {
    expect((await officer.form(`/tasks/${task}/completion`, { outcome: " " })).status).toBe(422);
    expect((await officer.form(`/tasks/${task}/completion`, { outcome: "ok" })).status).toBe(303);
    const again = await officer.form(`/tasks/${task}/cancellation`, { reason: "no" });
    expect(again.status).toBe(422);
    const path = `/cases/${standing}`;
    const wrong = await officer.form(`${path}/stage`, { stage: "Second Contact" });
    expect([wrong.status, wrong.text.includes('value="Second Contact"')]).toEqual([422, true]);
    expect((await officer.form(`${path}/notes`, { text: "pays Friday" })).status).toBe(303);
    expect((await officer.form(`${path}/closure`, { reason: "paid" })).status).toBe(303);
    expect((await officer.get(path)).text).toContain("pays Friday");
    const opened = await officer.form(`/borrowers/${borrower}/cases`, { caseReason: "called" });
    expect(opened.location).toMatch(/^\/cases\/cas_/);
    const twice = await officer.form(`/borrowers/${borrower}/cases`, { caseReason: "called" });
    expect(twice.status).toBe(422);
  });
});

it("an analyst reads all of it and changes none", async () => {
  for (const path of ["/worklist", "/cases", `/cases/${standing}`, `/loans/${loan}/holds`]) {
    expect((await analyst.get(path)).status, path).toBe(200);
  }
  expect((await analyst.get(`/cases/${standing}`)).text).not.toContain("/closure");
  for (const path of [`/cases/${standing}/notes`, `/tasks/${task}/completion`]) {
    expect((await analyst.form(path, { text: "x", outcome: "x" })).status, path).toBe(403);
  }
});

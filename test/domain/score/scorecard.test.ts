import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { CARD_ATTRIBUTES, cardValues, historyOf } from "../../../scripts/score/card-file";
import type { Attribute, History } from "../../../src/domain/score/attribute";
import { binAttribute } from "../../../src/domain/score/bin-attribute";
import { checkScorecard } from "../../../src/domain/score/check-scorecard";
import { designOf } from "../../../src/domain/score/design";
import { startFit } from "../../../src/domain/score/fit";
import { protectedIn } from "../../../src/domain/score/protected-attribute";
import { probabilityOf, REASONS_MAX, scoreOf } from "../../../src/domain/score/score-of";
import { SCALING, type Scorecard, scorecardOf } from "../../../src/domain/score/scorecard";
import { attributeStability } from "../../../src/domain/score/stability";
import { train } from "../../../src/domain/score/train";
import { type MadeCard, cardBook } from "../../support/card-book";

let cards: readonly MadeCard[];
let scorecard: Scorecard;

beforeAll(() => {
  cards = cardBook(4000, 3);
  scorecard = trained(historyOf(cards));
});

function trained(history: History, attributes: readonly Attribute[] = CARD_ATTRIBUTES): Scorecard {
  const told = train(attributes, history);
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value;
}

/** What a card may say, now and then nothing or nonsense. */
const values = fc.tuple(fc.nat(3999), fc.array(fc.nat(42))).map(([index, forgotten]) => {
  const told = cardValues(cards[index] as MadeCard);
  const names = Object.keys(told);
  const odd = [null, Number.NaN, "text", 1e12, -1e12];
  const changed = forgotten.map((at) => [names[at % names.length], odd[at % odd.length]]);
  return { ...told, ...Object.fromEntries(changed) };
});

describe("points", () => {
  it("stand for the odds of the worked example: 600 at 50 to 1, twice as many 20 points on", () => {
    expect(probabilityOf(600, SCALING)).toBeCloseTo(1 / 51, 12);
    expect(probabilityOf(620, SCALING)).toBeCloseTo(1 / 101, 12);
    expect(probabilityOf(580, SCALING)).toBeCloseTo(1 / 26, 12);
  });

  it("sum with the average to the score, and nothing else does", () => {
    fc.assert(
      fc.property(values, (told) => {
        const { score, parts, probability } = scoreOf(scorecard, told);
        const sum = parts.reduce((total, part) => total + part.points, scorecard.averageScore);
        expect(score).toBe(sum);
        expect(Number.isInteger(score)).toBe(true);
        expect(probability).toBe(probabilityOf(score, scorecard.scaling));
      }),
    );
  });

  it("are on average none: each part of a point is rounded, no more", () => {
    for (const { bins } of scorecard.attributes) {
      const rows = bins.reduce((sum, { goods, bads }) => sum + goods + bads, 0);
      const points = bins.reduce((sum, bin) => sum + bin.points * (bin.goods + bin.bads), 0);
      expect(Math.abs(points / rows)).toBeLessThan(0.5);
    }
    const scores = cards.map((card) => scoreOf(scorecard, cardValues(card)).score);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    expect(Math.abs(mean - scorecard.averageScore)).toBeLessThan(scorecard.attributes.length / 2);
  });

  it("promise as many bad rows as there were", () => {
    const promised = cards.map((card) => scoreOf(scorecard, cardValues(card)).probability);
    const expected = promised.reduce((sum, one) => sum + one, 0);
    expect(expected / scorecard.trainedOn.bads).toBeCloseTo(1, 1);
  });

  it("keep the trend of an attribute that has one", () => {
    const only = (trend: "rising" | "falling" | "free") =>
      trained(historyOf(cards), [{ kind: "numeric", name: "monthsPastDueMean", trend }]);
    const rangesOf = (one: Scorecard) => one.attributes[0]?.bins.slice(0, -1) ?? [];
    const points = rangesOf(only("rising")).map((bin) => bin.points);
    expect(points.length).toBeGreaterThan(3);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    // All that is late goes against a falling risk, so one bin is left and nothing can be told.
    const told = train(
      [{ kind: "numeric", name: "monthsPastDueMean", trend: "falling" }],
      historyOf(cards),
    );
    expect(told).toEqual({ ok: false, refusal: { code: "score.nothing_tells" } });
  });
});

describe("an attribute whose bins the fit put out of order", () => {
  // Ten rows in each of three ranges and none missing; log odds of good 2, 0 and 1 beside 1.
  const bins = [
    ...Array(3).fill({ goods: 5, bads: 5, weight: 1 }),
    { goods: 0, bads: 0, weight: 0 },
  ];
  const cuts = { kind: "numeric", upTo: [0, 1] } as const;
  const fit = { ...startFit(), chosen: [0], coefficients: [1, 1], binOdds: [1, 2, 0, 1, 9] };
  // Twenty points double the odds, and even odds have 500.
  const scaling = { baseScore: 500, baseOdds: 1, pointsToDouble: 20 };
  const scaled = (trend: "free" | "rising" | "falling") => {
    const one = { name: "x", trend, cuts, bins, informationValue: 1 };
    const told = scorecardOf([one], fit, scaling);
    return [told.averageScore, ...(told.attributes[0]?.bins.map(({ points }) => points) ?? [])];
  };

  it.each([
    // The mean is 1; one of log odds is 20 / ln 2 = 28.85 points, and the average 1 + 1 of them.
    ["free", [558, 29, -29, 0, 0]],
    ["rising", [558, 29, -14, -14, 0]],
    ["falling", [558, 0, 0, 0, 0]],
  ] as const)("has them levelled to its trend: %s", (trend, points) => {
    expect(scaled(trend)).toEqual(points);
  });
});

describe("an attribute without a trend", () => {
  it("keeps the shape that its rows have: both ends are riskier than the middle", () => {
    const value = Float64Array.from({ length: 3000 }, (_, row) => row % 3);
    const bad = Uint8Array.from(value, (one, row) => Number(row % 10 < (one === 1 ? 1 : 4)));
    const history = { columns: new Map([["x", value]]), bad };
    const told = trained(history, [{ kind: "numeric", name: "x", trend: "free" }]);
    const [low = 0, middle = 0, high = 0] =
      told.attributes[0]?.bins.map(({ points }) => points) ?? [];
    expect(middle).toBeGreaterThan(10);
    expect(low).toBeLessThan(-5);
    expect(high).toBeLessThan(-5);
    // Odds of 9 to 1 against 1.5 to 1 are 2.6 doublings, 51.7 points; what is shrunk is less than two.
    expect(middle - low).toBeGreaterThan(49);
    expect(middle - low).toBeLessThan(52);
  });
});

describe("reasons", () => {
  it("name the attributes that lost most, each for what it really lost, and four at most", () => {
    fc.assert(
      fc.property(values, (told) => {
        const { parts, reasons } = scoreOf(scorecard, told);
        const lost = parts.filter(({ points }) => points < 0);
        expect(reasons).toHaveLength(Math.min(REASONS_MAX, lost.length));
        for (const [place, reason] of reasons.entries()) {
          expect(reason.points).toBeLessThan(0);
          expect(parts).toContain(reason);
          expect(reason.points).toBeGreaterThanOrEqual(reasons[place - 1]?.points ?? -Infinity);
        }
        const least = reasons.at(-1)?.points ?? 0;
        const unnamed = lost.filter((part) => !reasons.includes(part));
        for (const { points } of unnamed) expect(points).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it("say for which values: a card that was late for months and is used up", () => {
    const late = cards.find(({ statuses }) => (statuses[0] ?? 0) >= 3 && (statuses[1] ?? 0) >= 2);
    const [first] = scoreOf(scorecard, cardValues(late as MadeCard)).reasons;
    expect(first?.attribute).toMatch(/PastDue|Late|status/);
    expect(first?.text).toMatch(/^(\d < )?(monthsPastDue|monthsLate|status)\w* [>≤] \d/);
    const value = cardValues(late as MadeCard)[first?.bounds[0]?.attribute ?? ""];
    const [bound] = first?.bounds ?? [];
    if (bound?.kind !== "range") throw new Error(bound?.kind);
    expect(Number(value)).toBeGreaterThan(bound.over ?? -Infinity);
    expect(Number(value)).toBeLessThanOrEqual(bound.upTo ?? Infinity);
  });

  it("are none of what nobody knew: a bin without rows costs and gives nothing", () => {
    const [known] = scorecard.attributes;
    const nothing = scoreOf(scorecard, {});
    expect(known?.cuts).toBeDefined();
    for (const { attribute, points } of nothing.parts) {
      const { bins = [] } = scorecard.attributes.find(({ name }) => name === attribute) ?? {};
      const missing = bins.at(-1);
      if ((missing?.goods ?? 0) + (missing?.bads ?? 0) === 0) expect(points).toBe(0);
    }
    expect(scoreOf(scorecard, JSON.parse('{"__proto__": 1}'))).toEqual(nothing);
  });
});

describe("a model", () => {
  it("is the same byte for byte, in whatever order its rows come", () => {
    const book = cards.slice(0, 1500);
    const attributes = CARD_ATTRIBUTES.filter(({ name }) =>
      /^(monthsPastDue|util|paid1)/.test(name),
    );
    const told = JSON.stringify(trained(historyOf(book), attributes));
    const designed = (all: readonly MadeCard[]) => {
      const history = historyOf(all);
      const binned = attributes.map((attribute) => binAttribute(attribute, history));
      return designOf(binned, history);
    };
    const order = fc.shuffledSubarray([...book.keys()], { minLength: book.length });
    fc.assert(
      fc.property(order, (rows) => {
        const shuffled = rows.map((row) => book[row] as MadeCard);
        expect(designed(shuffled)).toEqual(designed(book));
        expect(JSON.stringify(trained(historyOf(shuffled), attributes))).toBe(told);
      }),
      { numRuns: 5 },
    );
  });

  it("reads back from JSON as it was, and scores the same", () => {
    const back = checkScorecard(JSON.parse(JSON.stringify(scorecard)));
    expect(back).toEqual({ ok: true, value: scorecard });
    fc.assert(
      fc.property(values, (told) => {
        if (back.ok) expect(scoreOf(back.value, told)).toEqual(scoreOf(scorecard, told));
      }),
    );
  });

  it("finds its own rows unmoved, and those of others moved", () => {
    const own = attributeStability(scorecard, historyOf(cards).columns);
    expect(own.map(({ index }) => index)).toEqual(own.map(() => 0));
    const late = cards.filter(({ statuses }) => (statuses[0] ?? 0) > 0);
    const moved = attributeStability(scorecard, historyOf(late).columns);
    expect(moved.find(({ attribute }) => /monthsPastDue/.test(attribute))?.level).toBe("alarming");
  });
});

describe("a damaged model", () => {
  type Change = (model: Record<string, never>) => void;
  const damage = (path: string, value: unknown): Change => {
    return (model) => {
      const keys = path.split("/").slice(1);
      const last = keys.pop() ?? "";
      let place: Record<string, never> = model;
      for (const key of keys) place = place[key] ?? {};
      if (value === undefined) delete place[last];
      else Object.assign(place, { [last]: value });
    };
  };

  it.each([
    ["another format", "/format", 2, "/format"],
    ["no scaling", "/scaling", undefined, "/scaling"],
    ["odds of nothing", "/scaling/baseOdds", 0, "/scaling/baseOdds"],
    ["half a point", "/attributes/0/bins/1/points", 1.5, "/attributes/0/bins/1/points"],
    ["a number as text", "/attributes/0/bins/0/weight", "1", "/attributes/0/bins/0/weight"],
    ["fewer rows than none", "/trainedOn/bads", -1, "/trainedOn/bads"],
    ["no attributes", "/attributes", [], "/attributes"],
    ["a bin too few", "/attributes/0/bins/0", undefined, "/attributes/0/bins"],
    ["something unheard of", "/extra", 1, ""],
    ["a protected name", "/attributes/0/name", "age", "/attributes/0/name"],
    ["another kind of cuts", "/attributes/0/cuts/kind", "tree", "/attributes/0/cuts/kind"],
  ])("is refused where it is so: %s", (_, path, value, pointer) => {
    const model = JSON.parse(JSON.stringify(scorecard));
    damage(path, value)(model);
    if (Array.isArray(model.attributes)) {
      for (const attribute of model.attributes) attribute.bins = attribute.bins.filter(Boolean);
    }
    expect(checkScorecard(model)).toMatchObject({
      ok: false,
      refusal: { code: "score.scorecard_damaged", pointer },
    });
  });

  it("is refused when limits are out of order, names repeat or rows do not add up", () => {
    const of = (change: (model: Scorecard & { attributes: never[] }) => unknown) => {
      const told = checkScorecard(change(JSON.parse(JSON.stringify(scorecard))));
      return told.ok ? undefined : told.refusal.pointer;
    };
    const [first] = scorecard.attributes;
    const numeric = scorecard.attributes.findIndex(({ cuts }) => cuts.kind === "numeric");
    const withLimits = (change: (limits: readonly number[]) => readonly number[]) =>
      scorecard.attributes.map((one, index) =>
        index !== numeric || one.cuts.kind !== "numeric"
          ? one
          : { ...one, cuts: { ...one.cuts, upTo: change(one.cuts.upTo) } },
      );
    const twice = (limits: readonly number[]) => limits.map(() => limits[0] ?? 0);
    for (const change of [twice, (limits: readonly number[]) => limits.toReversed()]) {
      expect(of((model) => ({ ...model, attributes: withLimits(change) }))).toBe(
        `/attributes/${numeric}/cuts/upTo`,
      );
    }
    expect(of((model) => ({ ...model, attributes: [first, first] }))).toBe("/attributes");
    const { goods, bads } = scorecard.trainedOn;
    expect(of((model) => ({ ...model, trainedOn: { goods: goods + 1, bads } }))).toBe(
      "/attributes/0/bins",
    );
  });

  it.each([null, 1, "x", [], {}])("is refused when it is none at all: %j", (stored) => {
    expect(checkScorecard(stored).ok).toBe(false);
  });
});

describe("training is refused", () => {
  const attribute = (name: string) => ({ kind: "numeric", name, trend: "free" }) as const;
  const history = (goods: number, bads: number, say: (row: number) => number = (row) => row) => {
    const bad = Uint8Array.from({ length: goods + bads }, (_, row) => Number(row < bads));
    return { columns: new Map([["x", Float64Array.from(bad, (_, row) => say(row))]]), bad };
  };
  const least = { rows: 1000, goods: 100, bads: 100 };

  it.each([
    ["with too few rows", 899, 100, { code: "score.history_too_short", rows: 999 }],
    ["with too few bad ones", 2000, 99, { code: "score.history_too_short", bads: 99 }],
    ["with too few good ones", 99, 2000, { code: "score.history_too_short", goods: 99 }],
    ["of good rows alone", 2000, 0, { code: "score.one_class", goods: 2000, bads: 0 }],
    ["of bad rows alone", 0, 2000, { code: "score.one_class", goods: 0, bads: 2000 }],
    ["without rows", 0, 0, { code: "score.history_too_short", rows: 0 }],
  ])("%s", (_, goods, bads, refusal) => {
    const told = train([attribute("x")], history(goods, bads));
    expect(told).toMatchObject({ ok: false, refusal });
    if (!told.ok && "least" in told.refusal) expect(told.refusal.least).toEqual(least);
  });

  it("and not with just enough, which says what it says without a bad row left over", () => {
    const told = train([attribute("x")], history(900, 100));
    expect(told.ok && told.value.trainedOn).toEqual({ goods: 900, bads: 100 });
    if (!told.ok) return;
    expect(scoreOf(told.value, { x: 0 }).probability).toBeGreaterThan(0.5);
    expect(scoreOf(told.value, { x: 999 }).probability).toBeLessThan(0.05);
  });

  it("when no attribute tells anything", () => {
    const told = train(
      [attribute("x")],
      history(900, 100, (row) => row % 2),
    );
    expect(told).toEqual({ ok: false, refusal: { code: "score.nothing_tells" } });
  });

  it("when an attribute comes twice", () => {
    const told = train([attribute("x"), attribute("x")], history(900, 100));
    const refusal = { code: "score.attribute_repeated", attribute: "x" };
    expect(told).toEqual({ ok: false, refusal });
  });

  it("for a protected attribute, alone or in a pair", () => {
    const pair = { kind: "pair", name: "x × y", of: ["x", "customerAge"] } as const;
    expect(train([attribute("SEX")], history(900, 100))).toEqual({
      ok: false,
      refusal: { code: "score.attribute_protected", attribute: "SEX", word: "sex" },
    });
    expect(train([attribute("x"), pair], history(900, 100))).toMatchObject({
      ok: false,
      refusal: { attribute: "customerAge", word: "age" },
    });
  });
});

describe("a protected name", () => {
  it.each([
    ...[
      "AGE",
      "age",
      "borrower_age",
      "customerAge",
      "Âge",
      "age-band",
      "AGE2",
      "ageYears",
      "X.AGE.1",
    ],
    ...["SEX", "gender", "is_male_gender", "MARRIAGE", "marital status", "MaritalStatus"],
    ...[
      "RACE",
      "ethnicGroup",
      "religion",
      "Religious_Affiliation",
      "NATIONALITY",
      "national origin",
    ],
    ...["countryOfOrigin", "EDUCATION", "education_level", "dateOfBirth", "dob", "birth-year"],
    ...["publicAssistance", "disability", "ｇｅｎｄｅｒ", "性别", "婚姻状况", "学历", "年龄段"],
  ])("is seen in %s", (name) => {
    expect(protectedIn(name)).toBeDefined();
  });

  it.each([
    ...["mortgage", "averageBalance", "stage", "usage", "percentage", "utilization", "trace"],
    ...["monthsPastDue", "origination", "paidShare × limit", "raceless", "sextile", "月收入"],
    ...CARD_ATTRIBUTES.map(({ name }) => name),
  ])("is not seen in %s", (name) => {
    expect(protectedIn(name)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import {
  CARD_ATTRIBUTES,
  cardValues,
  historyOf,
  isForTraining,
  readCards,
} from "../../../scripts/score/card-file";
import { reportOn } from "../../../scripts/score/card-report";
import { cardBook, cardFile } from "../../support/card-book";

const cards = cardBook(3000, 9);
const [header = "", ...rows] = cardFile(cards).trimEnd().split("\n");
const plain = cards.map(({ probability: _, ...card }) => card);

describe("a file of cards", () => {
  it("is read as UCI has it, or with the first line of its spreadsheet, or with that line alone", () => {
    const numbers = Array.from({ length: 23 }, (_, index) => `X${index + 1}`);
    const first = ["", ...numbers, "Y"].join(",");
    const spaced = header.replaceAll(".", " ").replace("PAY_0", "PAY_1");
    expect(readCards(cardFile(cards))).toEqual(plain);
    expect(readCards([first, spaced, ...rows].join("\r\n"))).toEqual(plain);
    expect(readCards([first, ...rows].join("\n"))).toEqual(plain);
  });

  it.each([
    [
      "no header",
      rows.slice(0, 3),
      "Neither of the first two lines names a column LIMIT_BAL or X1.",
    ],
    [
      "no column of payments",
      [header.replace("PAY_AMT3", "?")],
      "Line 1 names no column PAY_AMT3 or X20.",
    ],
    ["no rows", [header], "The file has a header and no rows."],
    [
      "a word",
      [header, (rows[0] ?? "").replace(/^1,\d+/, "1,much")],
      'Line 2, column 2: "much" is not a number.',
    ],
    [
      "an empty cell",
      [header, (rows[0] ?? "").replace(/^1,\d+/, "1,")],
      'Line 2, column 2: "" is not a number.',
    ],
    [
      "a third end",
      [header, (rows[0] ?? "").replace(/\d$/, "2")],
      "Line 2: it is neither 0 nor 1 at the end.",
    ],
  ])("says what it cannot read: %s", (_, lines, message) => {
    expect(() => readCards(lines.join("\n"))).toThrow(message);
  });

  it("gives a value or nothing for each attribute, and knows nothing of the person", () => {
    const names = CARD_ATTRIBUTES.filter(({ kind }) => kind === "numeric").map(({ name }) => name);
    for (const card of plain.slice(0, 50)) {
      expect(Object.keys(cardValues(card)).toSorted()).toEqual(names.toSorted());
    }
    expect([...historyOf(plain).columns.keys()].toSorted()).toEqual(names.toSorted());
  });

  it("is parted by the number of a card: (number * 2654435761 mod 2^32) mod 10 from 3 on trains", () => {
    for (const card of plain) {
      const mixed = (BigInt(card.id) * 2_654_435_761n) % 2n ** 32n;
      expect(isForTraining(card)).toBe(mixed % 10n >= 3n);
    }
  });

  it("is reported on, beside a model that was kept", () => {
    const first = reportOn(cardFile(cards), undefined);
    const { report } = reportOn(cardFile(cards), JSON.stringify(first.scorecard));
    expect(report.rows.training + report.rows.testing).toBe(3000);
    expect(report.testing.auc).toBeGreaterThan(0.7);
    expect(report.comparison).toMatchObject({ difference: 0, challengerIs: "same" });
    expect(report.reasons[0]?.rows).toBeGreaterThan(0);
    expect(first.report).not.toHaveProperty("comparison");
    expect(() => reportOn(cardFile(cards), "{}")).toThrow("score.scorecard_damaged");
    expect(() => reportOn(cardFile(cards.slice(0, 100)), undefined)).toThrow(
      "score.history_too_short",
    );
  });
});

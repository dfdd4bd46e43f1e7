import { describe, expect, it } from "vitest";
import {
  cellWeights,
  informationValue,
  weightOfEvidence,
} from "../../../src/domain/score/evidence";

describe("weight of evidence", () => {
  // 100 goods and 50 bads, so the ten rows of smoothing add 10 / 150 = 1 / 15 to either share.
  const tallies = [
    { goods: 80, bads: 10 },
    { goods: 20, bads: 40 },
  ];
  const all = { goods: 100, bads: 50 };

  it.each([
    ["safer: ln((0.8 + 1/15) / (0.2 + 1/15)) = ln 3.25", { goods: 80, bads: 10 }, 1.178655],
    ["riskier: its mirror", { goods: 20, bads: 40 }, -1.178655],
    ["no bads: ln((0.1 + 1/15) / (1/15)) = ln 2.5", { goods: 10, bads: 0 }, 0.916291],
    ["no goods: ln((1/15) / (0.1 + 1/15))", { goods: 0, bads: 5 }, -0.916291],
    ["no rows", { goods: 0, bads: 0 }, 0],
    ["the odds of all", { goods: 2, bads: 1 }, 0],
    ["hardly riskier, and never -0, which JSON forgets", { goods: 2, bads: 1.000001 }, 0],
  ])("%s", (_, tally, expected) => {
    expect(weightOfEvidence(tally, all)).toBe(expected);
  });

  it("sums to the information value: twice (0.8 - 0.2) ln 3.25", () => {
    const weights = tallies.map((tally) => weightOfEvidence(tally, all));
    expect(informationValue(tallies, weights)).toBe(1.414386);
  });
});

describe("a cell of a pair", () => {
  // Two rows of two columns; 100 goods, 100 bads. The first row has 60 goods and 20 bads, the second
  // 40 and 80; ten rows of smoothing add 10 / 200 = 0.05 to a share.
  const cells = [
    { goods: 60, bads: 20 },
    { goods: 0, bads: 0 },
    { goods: 20, bads: 20 },
    { goods: 20, bads: 60 },
  ];
  const weights = cellWeights(cells, 2);

  it("without rows speaks as its row does: ln(0.65 / 0.25)", () => {
    expect(weights[1]).toBe(0.955511);
  });

  it("with rows is drawn to its row by fifty of them", () => {
    // Row two: 120 rows, so 50 / (120 + 10) of its shares 0.45 and 0.85 are added to 0.2 and 0.2:
    // ln((0.2 + 0.1730769) / (0.2 + 0.3269231)) = ln(0.3730769 / 0.5269231).
    expect(weights[2]).toBe(-0.34527);
    expect(weights[3]).toBeLessThan(weights[2] ?? 0);
  });
});

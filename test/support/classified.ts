import type { LoanFacts } from "../../src/domain/classification/facts";
import type { Scheme } from "../../src/domain/classification/scheme";
import { SCHEMES } from "../../src/domain/classification/schemes/all";
import { minor, ZERO } from "../../src/kernel/money";

/** A loan of which nothing is to be said. */
export const CLEAN: LoanFacts = {
  reference: "L-1",
  product: "closed-end",
  isRetail: true,
  pastDueSince: null,
  materialSince: null,
  arrearsClearedOn: null,
  paymentsOnTime: 0,
  observedFrom: null,
  events: {},
  expectedLossPercent: null,
  exposure: { principal: minor(100_000), interest: ZERO, penalty: ZERO },
  security: ZERO,
  isUnsecuredFromStart: false,
};

export function schemeOf(id: string): Scheme {
  const scheme = SCHEMES.find((one) => one.id === id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  return scheme;
}

import { assert } from "../../kernel/assert";
import { addDays, addMonths, type BusinessDate } from "../../kernel/calendar";
import { minor, splitEvenly, sum, ZERO } from "../../kernel/money";
import { buildSchedule } from "../loan/build-schedule";
import type { Installment } from "../loan/schedule";
import type { LoanTerms } from "../loan/terms";
import { behave, type SandboxPayment } from "./behave";
import { openingOf, type SandboxOpening } from "./opening";
import { invent, type Person } from "./people";
import { PRODUCTS, type Product } from "./products";
import { openRandom, type Random } from "./random";

export const SANDBOX_CURRENCY = "USD";
export const BORROWER_COUNT = 850;
/** Days of payments in the book; what was paid before is an opening balance. */
const HISTORY_DAYS = 365;
/** Streams of chance: people have their own, so that a new product does not rename them. */
const PEOPLE_STREAM = 1_000_000;

/** One loan with everything a lender's files say of it. */
export type SandboxLoan = Readonly<{
  externalId: string;
  person: Person;
  product: string;
  terms: LoanTerms;
  /** The day from which payments are listed singly, for a loan that is older. */
  opening: SandboxOpening | null;
  installments: readonly Installment[];
  payments: readonly (SandboxPayment & { externalId: string; method: string })[];
}>;

/**
 * A lender's whole book as it stands at the end of `on`: about a thousand loans of seven products
 * and a year of payments. The same seed and day give the same book, to the byte.
 */
export function generateBook(input: Readonly<{ seed: number; on: BusinessDate }>): SandboxLoan[] {
  const { seed, on } = input;
  const people = Array.from({ length: BORROWER_COUNT }, (_, index) =>
    invent(index, openRandom(seed, PEOPLE_STREAM + index)),
  );
  let index = 0;
  return PRODUCTS.flatMap((product) =>
    Array.from({ length: product.loanCount }, (_, number) => {
      const random = openRandom(seed, index);
      // Everybody has one loan; who comes after the last borrower takes a second one.
      const person = people[index] ?? people[random.between(0, people.length - 1)];
      assert(person, "a loan has a borrower");
      index += 1;
      const externalId = `${product.prefix}-${String(number + 1).padStart(4, "0")}`;
      return drawLoan({ externalId, person, product, on }, random);
    }),
  );
}

type Draw = Readonly<{ externalId: string; person: Person; product: Product; on: BusinessDate }>;

function drawLoan({ externalId, person, product, on }: Draw, random: Random): SandboxLoan {
  const terms = drawTerms(product, on, random);
  const installments = product.method === "custom" ? harvests(terms) : scheduleOf(terms);
  const all = behave({ installments, risk: product.risk, until: on }, random);
  const asOf = addDays(on, -HISTORY_DAYS);
  const before = all.filter(({ paidOn }) => paidOn <= asOf);
  const older = terms.disbursedOn <= asOf;
  const method = random.pick(["direct-debit", "direct-debit", "card", "bank-transfer", "cash"]);
  const listed = all.filter(({ paidOn }) => !older || paidOn > asOf).sort(byDay);
  return {
    externalId,
    person,
    product: product.name,
    terms,
    opening: older
      ? openingOf({ asOf, installments, paid: sum(before.map(({ amount }) => amount)) }, random)
      : null,
    installments,
    payments: listed.map((payment, number) => ({
      ...payment,
      externalId: `${externalId}-P${String(number + 1).padStart(3, "0")}`,
      method,
    })),
  };
}

function byDay(a: SandboxPayment, b: SandboxPayment): number {
  return a.paidOn < b.paidOn ? -1 : Number(a.paidOn > b.paidOn);
}

function drawTerms(product: Product, on: BusinessDate, random: Random): LoanTerms {
  const steps = Math.floor(
    (product.principalMost - product.principalLeast) / product.principalStep,
  );
  // Small loans are more common than large ones.
  const step = Math.floor(steps * random.next() ** 1.6);
  const principal = minor((product.principalLeast + step * product.principalStep) * 100);
  const installmentCount = random.pick(product.installmentCounts);
  const rhythm = product.frequency === "biweekly" ? 14 : product.method === "custom" ? 91 : 30;
  // A loan past its term stays in the book for a while, paid back or not.
  const ageMost = Math.min(product.ageMost, product.firstDueDays + rhythm * installmentCount + 45);
  // The book grows: more young loans than old ones.
  const age = 1 + Math.floor((ageMost - 1) * random.next() ** 1.25);
  const disbursedOn = addDays(on, -age);
  const firstDueOn =
    product.firstDueDays === 30 && product.frequency === "monthly"
      ? addMonths(disbursedOn, 1)
      : addDays(disbursedOn, product.firstDueDays);
  return {
    principal,
    annualRatePercent: random.pick(product.rates),
    installmentCount,
    frequency: product.frequency,
    method: product.method,
    disbursedOn,
    firstDueOn,
    installment: null,
    currency: SANDBOX_CURRENCY,
  };
}

function scheduleOf(terms: LoanTerms): readonly Installment[] {
  const built = buildSchedule(terms);
  assert(built.ok, "the products of the sandbox have schedules");
  return built.value;
}

/** A farm pays after its harvests: principal then, only interest in between. */
function harvests(terms: LoanTerms): Installment[] {
  const count = terms.installmentCount;
  const harvestCount = Math.ceil(count / 2);
  const principals = splitEvenly(terms.principal, harvestCount);
  const interest = minor(Math.round(terms.principal * 0.02));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    dueOn: addMonths(terms.firstDueOn, index * 3),
    principal: index % 2 === 0 ? (principals[index / 2] ?? ZERO) : ZERO,
    interest,
    fee: ZERO,
  }));
}

import { flawOf, type SchemeFlaw } from "../../domain/classification/check-scheme";
import { type Classified, classify } from "../../domain/classification/classify";
import type { LoanFacts, Overlay, Previous } from "../../domain/classification/facts";
import { rankOf, type Scheme } from "../../domain/classification/scheme";
import { SCHEMES } from "../../domain/classification/schemes/all";
import { type OtherLenders, type Spread, spreadAcross } from "../../domain/classification/spread";
import { type Provision, provisionOf } from "../../domain/provision/provision-of";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** A loan with what each scheme, by its id, gave before and what management judged. */
export type AskedLoan = Readonly<{
  facts: LoanFacts;
  previous: Readonly<Record<string, Previous>>;
  overlays: Readonly<Record<string, Overlay>>;
}>;

export type ClassificationQuestion = Readonly<{
  asOf: BusinessDate;
  /** Ids of built-in schemes. */
  schemes: readonly string[];
  ownSchemes: readonly Scheme[];
  loans: readonly AskedLoan[];
  otherLenders: OtherLenders | null;
}>;

export type SchemeAnswer = Readonly<{
  scheme: Scheme;
  loans: readonly Readonly<{
    reference: string;
    own: Classified;
    spread: Spread;
    /** Null where the scheme has no rates. */
    provision: Provision | null;
  }>[];
}>;

export type ClassificationRefusal =
  | Readonly<{ code: "classification.scheme_unknown"; scheme: string }>
  | Readonly<{ code: "classification.scheme_flawed"; scheme: string; found: SchemeFlaw }>
  | Readonly<{
      code: "classification.class_unknown";
      scheme: string;
      loan: string;
      class: string;
    }>;

/**
 * The class of each loan of one borrower by each scheme asked, with its reasons, what the other
 * loans do to it, and its provision rounded half up. Nothing is read or stored. Refuses a scheme that
 * is not there, not whole or asked twice, and a class that its scheme does not have.
 */
export function classifyBorrower(
  ctx: TenantContext,
  question: ClassificationQuestion,
): Result<readonly SchemeAnswer[], ClassificationRefusal> {
  ctx.allow("loan.read");
  const schemes: Scheme[] = [];
  for (const id of question.schemes) {
    const scheme = SCHEMES.find((one) => one.id === id);
    if (!scheme) return refuse({ code: "classification.scheme_unknown", scheme: id });
    schemes.push(scheme);
  }
  for (const scheme of question.ownSchemes) {
    const found = flawOf(scheme);
    if (found) {
      return refuse({ code: "classification.scheme_flawed", scheme: scheme.id, found });
    }
    schemes.push(scheme);
  }
  const twice = schemes.find(({ id }, index) => schemes.findIndex((one) => one.id === id) < index);
  if (twice) {
    const found = { flaw: "name-repeated", of: "scheme", name: twice.id } as const;
    return refuse({ code: "classification.scheme_flawed", scheme: twice.id, found });
  }
  const unknown = unknownClass(schemes, question.loans);
  if (unknown) return refuse(unknown);
  return ok(schemes.map((scheme) => answerBy(scheme, question)));
}

function unknownClass(
  schemes: readonly Scheme[],
  loans: readonly AskedLoan[],
): ClassificationRefusal | undefined {
  for (const { facts, previous, overlays } of loans) {
    for (const scheme of schemes) {
      const names = [said(previous, scheme)?.class, said(overlays, scheme)?.class];
      const name = names.find((one) => one !== undefined && rankOf(scheme, one) < 0);
      if (name === undefined) continue;
      const [code, loan] = ["classification.class_unknown", facts.reference] as const;
      return { code, scheme: scheme.id, loan, class: name };
    }
  }
  return undefined;
}

/** What was said by a scheme's id, which may be a word that every object knows. */
function said<Said>(byScheme: Readonly<Record<string, Said>>, { id }: Scheme): Said | null {
  return Object.hasOwn(byScheme, id) ? (byScheme[id] ?? null) : null;
}

function answerBy(scheme: Scheme, question: ClassificationQuestion): SchemeAnswer {
  const { asOf, otherLenders } = question;
  const owns = question.loans.map(({ facts, previous, overlays }) => {
    const own = classify(scheme, facts, said(previous, scheme), said(overlays, scheme), asOf);
    return { facts, own };
  });
  const spreads = spreadAcross(scheme, owns, otherLenders);
  const loans = owns.flatMap(({ facts, own }, index) => {
    const spread = spreads[index];
    if (!spread) return [];
    const rate = scheme.provisions.find((one) => one.class === spread.class);
    const provision = rate ? provisionOf(rate, facts.exposure, facts, "half-up") : null;
    return [{ reference: facts.reference, own, spread, provision }];
  });
  return { scheme, loans };
}

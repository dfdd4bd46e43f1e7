import { parsePublicId, publicId } from "../../kernel/ids";

/** One act that can be asked about, by the row that it left or the fold that makes it. */
export type ActName =
  | Readonly<{ kind: "notice" | "task"; id: number }>
  | Readonly<{ kind: "case"; caseId: number; sequence: number }>
  | Readonly<{ kind: "hold"; loanId: number; number: number }>
  | Readonly<{ kind: "flag"; loanId: number; flag: string }>
  | Readonly<{ kind: "move"; loanId: number; loanVersion: number }>
  | Readonly<{
      kind: "fee";
      loanId: number;
      charge: "late-fee" | "penalty-interest";
      /** The installment it was charged on. */
      installment: number;
      /** Which of the installment's, from 1. */
      occurrence: number;
    }>;

export type ActKind = ActName["kind"];

/** The name of an act as its address says it: `notice/ntc_01`, `fee/loan_01/late-fee/3/1`. */
export function writeActName(act: ActName): string {
  switch (act.kind) {
    case "notice":
    case "task":
      return `${act.kind}/${publicId(act.kind, act.id)}`;
    case "case":
      return `case/${publicId("case", act.caseId)}/${act.sequence}`;
    case "hold":
      return `hold/${publicId("loan", act.loanId)}/${act.number}`;
    case "flag":
      return `flag/${publicId("loan", act.loanId)}/${act.flag}`;
    case "move":
      return `move/${publicId("loan", act.loanId)}/${act.loanVersion}`;
    case "fee": {
      const { charge, installment, occurrence } = act;
      return `fee/${publicId("loan", act.loanId)}/${charge}/${installment}/${occurrence}`;
    }
  }
}

/** Reads the name of an act; undefined when it names none. */
export function readActName(text: string): ActName | undefined {
  const [kind = "", id = "", ...rest] = text.split("/");
  switch (kind) {
    case "notice":
    case "task": {
      const found = rest.length === 0 ? parsePublicId(kind, id) : undefined;
      return found === undefined ? undefined : { kind, id: found };
    }
    case "case": {
      const caseId = parsePublicId("case", id);
      const sequence = countIn(rest);
      return caseId && sequence ? { kind, caseId, sequence } : undefined;
    }
    default: {
      const loanId = parsePublicId("loan", id);
      return loanId === undefined ? undefined : ofLoan(kind, loanId, rest);
    }
  }
}

function ofLoan(kind: string, loanId: number, rest: readonly string[]): ActName | undefined {
  switch (kind) {
    case "hold": {
      const number = countIn(rest);
      return number ? { kind, loanId, number } : undefined;
    }
    case "flag": {
      const [flag] = rest;
      return flag && rest.length === 1 ? { kind, loanId, flag } : undefined;
    }
    case "move": {
      const loanVersion = countIn(rest);
      return loanVersion ? { kind, loanId, loanVersion } : undefined;
    }
    case "fee": {
      const [charge, number, ...times] = rest;
      if (charge !== "late-fee" && charge !== "penalty-interest") return undefined;
      const installment = countIn(number === undefined ? [] : [number]);
      const occurrence = countIn(times);
      if (!installment || !occurrence) return undefined;
      return { kind, loanId, charge, installment, occurrence };
    }
    default:
      return undefined;
  }
}

/** One whole number from 1 on, and nothing besides it. */
function countIn(parts: readonly string[]): number | undefined {
  const [text = "", ...more] = parts;
  return more.length === 0 && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

import { unreachable } from "../../kernel/assert";
import type { Result } from "../../kernel/result";
import { type CapitalizeRequest, capitalize } from "./capitalize";
import { type CutRateRequest, cutRate } from "./cut-rate";
import { type DeferRequest, defer } from "./defer";
import { type ExtendRequest, extend } from "./extend";
import { type ForgiveRequest, forgivePart } from "./forgive";
import { FFIEC_RE_AGE, type ReAgeLimits } from "./lineage";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type MoveDueDatesRequest, moveDueDates } from "./move-due-dates";
import { type ReAgeRequest, reAge } from "./re-age";
import { type ReAmortizeRequest, reAmortize } from "./re-amortize";
import { type SettleRequest, settle } from "./settle";
import { type UndoRequest, undo } from "./undo";

/** What may be asked of one loan; several are made one by consolidate. */
export type ModificationRequest =
  | ReAgeRequest
  | ReAmortizeRequest
  | ExtendRequest
  | CutRateRequest
  | MoveDueDatesRequest
  | DeferRequest
  | CapitalizeRequest
  | ForgiveRequest
  | SettleRequest
  | UndoRequest;

/**
 * Modifies a loan on its day: a version of its schedule and the entries that go with it. What was
 * paid stays where it was paid, and what is owed stays owed but for what the kind says: each has its
 * own file. Nothing is posted here.
 */
export function modify(
  loan: ModifiableLoan,
  request: ModificationRequest,
  limits: ReAgeLimits = FFIEC_RE_AGE,
): Result<Modification, ModificationRefusal> {
  switch (request.kind) {
    case "re-age":
      return reAge(loan, request, limits);
    case "re-amortize":
      return reAmortize(loan, request);
    case "extend":
      return extend(loan, request);
    case "cut-rate":
      return cutRate(loan, request);
    case "move-due-dates":
      return moveDueDates(loan, request);
    case "defer":
      return defer(loan, request);
    case "capitalize":
      return capitalize(loan, request);
    case "forgive":
      return forgivePart(loan, request);
    case "settle":
      return settle(loan, request);
    case "undo":
      return undo(loan, request);
    default:
      return unreachable(request);
  }
}

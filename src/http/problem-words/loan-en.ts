/** What to do about each refusal of loans, what is paid on them and how they are counted. */
export const LOAN_EN = {
  "loan.not_found": "Check the id, or find the loan by `GET /v1/loans?externalId=`.",
  "loan.terms_differ":
    "Terms of a loan are not overwritten: change it by a modification, or correct what you send.",
  "loan.amount_too_large":
    "Send minor units (cents), and check that you do not send them twice over.",
  "loan.convention_invalid": "The facts name the convention; take a value the reference lists.",
  "loan.disbursement_after_last_due": "Check `disbursedOn` against the due dates.",
  "loan.disbursements_mismatch": "The parts of `disbursements` must sum to `principal`.",
  "loan.disbursements_out_of_order": "Sort `disbursements` by day, the first on `disbursedOn`.",
  "loan.due_dates_collide":
    "Use a longer `frequency`, or another rule for days that are no business days.",
  "loan.first_due_before_disbursement": "`firstDueOn` comes after `disbursedOn`.",
  "loan.grace_too_long": "Shorten the grace, or add installments.",
  "loan.installment_below_interest": "Raise `installment`, or leave it out to have it computed.",
  "loan.installment_mismatch":
    "The facts tell what these terms give; leave `installment` out, or send conventions.",
  "loan.installment_multiple_too_large": "Round to a smaller multiple.",
  "loan.opening_beyond_tolerance":
    "Correct `openingPrincipal` or `openingPaid`, or raise the import's tolerance.",
  "loan.opening_in_future": "`openingAsOf` is today or before.",
  "loan.opening_overpaid": "Check `openingPaid`: it is all that was paid until `openingAsOf`.",
  "loan.principal_too_small":
    "Lower `installmentCount`, or check that `principal` is in minor units.",
  "loan.rate_above_ceiling":
    "The facts name the ceiling and the law; lower the rate, or correct the loan's place.",
  "loan.schedule_exists": "Change it by a modification; the first schedule is never overwritten.",
  "loan.schedule_missing": "Send its rows: `POST /v1/loans/{id}/schedules`.",
  "loan.schedule_mismatch": "Send all rows of the loan; their principal must sum to the loan's.",
  "loan.schedule_not_derivable": "Send `method` custom with the rows of the schedule.",
  "loan.schedule_too_long": "Check the dates and `installmentCount`.",
  "loan.single_has_one_installment": "Set `installmentCount` to 1, or choose another method.",
  "payment.already_reversed": "Nothing is to be done; it counts no more.",
  "payment.amount_not_positive": "Send a positive amount; to take money back, reverse the payment.",
  "payment.amount_not_readable":
    "Write minor units, or in a file an amount of the loan's currency.",
  "payment.covered_by_opening":
    "Leave it out: everything until `openingAsOf` is in the opening balance.",
  "payment.dismissed": "Send it again under a new `externalId` if it should count after all.",
  "payment.external_id_reused":
    "Give each payment its own `externalId`; to correct one, reverse it and send another.",
  "payment.not_found":
    "Check the `externalId`; a payment without a loan waits in `/v1/unmatched-payments`.",
  "payment.not_reversible":
    "Only payments are taken back; undo a modification by its own operation.",
  "payment.paid_before_disbursement": "Check `paidOn` and the loan it names.",
  "payment.paid_in_future": "`paidOn` is today or before, by the lender's calendar.",
  "payment.returned":
    "It counts on no loan; if the money came again, send it under a new `externalId`.",
  "payment.split_currency_differs":
    "Name loans of one currency; `part` says which one differs, counted from 0.",
  "payment.split_loan_twice": "Give each loan one part; `part` says which one repeats a loan.",
  "payment.split_not_whole":
    "Make the parts sum exactly to `amount`, in minor units; `parts` is what they sum to.",
  "payment.unmatched_not_found":
    "List the unmatched payments; one that was assigned is gone from there.",
  "payment.unmatched_resolved": "Find it by its `externalId`: it is posted or dismissed.",
  "modification.beyond_owed":
    "Read the loan's state and ask for no more than is owed of that component.",
  "modification.borrowers_differ": "Consolidate loans of one borrower.",
  "modification.charged_off": "Record recoveries instead; a charged-off loan keeps its age.",
  "modification.currencies_differ": "Consolidate loans of one currency.",
  "modification.depended_on": "Take back what came after it first, the last one first.",
  "modification.due_dates_collide":
    "Choose a day of the month or a frequency that keeps them apart.",
  "modification.due_too_early": "Choose due dates after the day of the change.",
  "modification.installment_not_reachable": "Ask for a higher installment, or lower the rate too.",
  "modification.loan_too_young":
    "The facts say how old a loan must be; try after that, or change the limits.",
  "modification.no_installments_left": "Ask for no more installments than lie ahead.",
  "modification.no_schedule": "Send the loan's schedule first.",
  "modification.not_past_due": "Re-age only what is late; for other changes take another kind.",
  "modification.nothing_owed": "Nothing is to be done.",
  "modification.nothing_to_capitalize": "Choose a component of which something is overdue.",
  "modification.nothing_to_undo":
    "Read the versions of the schedule; only the last change can be undone.",
  "modification.rate_not_lower": "Give a rate below the present one.",
  "modification.settlement_not_less": "Offer less than the quote; for all of it, post a payment.",
  "modification.superseded": "Read the loan again and decide from the version in effect.",
  "modification.terms_missing": "Give terms with the change: this loan came as rows only.",
  "modification.too_few_loans": "Name two loans or more.",
  "modification.too_few_payments": "The facts say how many payments are needed first.",
  "modification.too_often": "The facts say how often it may be done in how long.",
  "apr.flows_out_of_order": "Sort the flows; the first advance comes first.",
  "apr.no_advance": "Give at least one flow that is paid out.",
  "apr.no_payment": "Give at least one flow that is paid back.",
  "apr.no_rate":
    "Check the signs and days of the flows: what is paid back is less than what is paid out.",
  "apr.rate_out_of_range":
    "Check days and amounts: a whole loan paid back within days gives such rates.",
  "apr.too_many_flows": "Sum the flows of a day, or calculate a shorter loan.",
  "bucket.day_invalid": "Write whole days, 0 or more.",
  "bucket.empty": "Let it end on or after the day on which it begins.",
  "bucket.gap": "Let each bucket begin the day after the one before ends.",
  "bucket.name_repeated": "Give each bucket its own name.",
  "bucket.not_from_zero": "Let the first one begin with day 0.",
  "bucket.not_open_ended": "Leave the end of the last one out.",
  "bucket.overlap": "Let each bucket begin the day after the one before ends.",
  "classification.class_unknown": "Take a class that the scheme names.",
  "classification.scheme_flawed": "The facts name the flaw and where it is; correct your scheme.",
  "classification.scheme_unknown": "Take an id of `GET /v1/classification-schemes`.",
  "delinquency.history_backwards": "Give `from` before `to`.",
  "delinquency.history_too_long": "Ask for a shorter time.",
  "delinquency.in_future": "Ask until today at the latest.",
  "delinquency.range_too_wide": "Ask for fewer years at once.",
  "delinquency.unknown_then": "Ask for a later `knownAt`: the loan's `createdAt` or after.",
  "report.in_future": "Ask for today or before, by the lender's calendar.",
  "report.period_wrong":
    "Give a first day that is not after the last, within the span the facts name.",
} as const;

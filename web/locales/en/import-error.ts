/** Why a row or a whole file was refused; the row errors by their codes. */
export const enImportError = {
  "import.failure.file-missing": "The file is not there: upload it again.",
  "import.failure.file-empty": "The file is empty: it needs a header row and rows below it.",
  "import.failure.not-utf8": "The file is not UTF-8 text: save it as CSV UTF-8 and send it again.",
  "import.failure.row-endless":
    "A row does not end within eight megabytes: most often a quoted text in it is never closed.",
  "import.failure.header-empty":
    "The header row has no names: the first row must name the columns.",
  "import.failure.column-missing":
    "These columns are missing: {names}. Add them, or map your own columns to them.",
  "import.failure.column-duplicate":
    "These columns are there more than once: {names}. Keep one of each.",
  "import.failure.source-missing": "The mapping reads columns that are not in the file: {names}.",
  "import.failure.mapping-of-other-kind":
    "The mapping is for another kind of file: {names}. Choose another one.",
  "import.failure.stopped":
    "The import could not go on. Send the file again: nothing is counted twice.",
  "import.rowError.missing": "{field} is empty: fill it in on every row.",
  "import.rowError.too-long": "{field} is too long.",
  "import.rowError.not-text": "{field} has control characters: remove them.",
  "import.rowError.not-an-amount":
    "{field} is not an amount: write a plain decimal number such as 1250.00.",
  "import.rowError.not-a-number": "{field} is not a number: write digits only.",
  "import.rowError.not-a-rate": "{field} is not a rate: write percent a year such as 9.5.",
  "import.rowError.not-a-date": "{field} is not a day in the format of the file.",
  "import.rowError.not-an-email": "{field} is not an e-mail address.",
  "import.rowError.not-a-phone": "{field} is not a phone number: write it with its country code.",
  "import.rowError.not-a-timezone": "{field} is not an IANA time zone such as Asia/Shanghai.",
  "import.rowError.not-a-currency": "{field} is not an ISO 4217 currency such as CNY.",
  "import.rowError.unknown-word": "{field} is not a word we know: see the API reference.",
  "import.rowError.out-of-range": "{field} is out of range.",
  "import.rowError.inconsistent": "{field} does not fit the other fields of the row.",
  "import.rowError.too-many-cells": "The row has more cells than the header has columns.",
  "import.rowError.unclosed-quote": "The row begins a quoted text that never ends.",
  "import.rowError.incomplete": "The row is right, but another row of its loan is not.",
  "import.rowError.loan.terms_differ":
    "{field} differs from the loan that is here: a loan keeps its terms.",
  "import.rowError.loan.installment_mismatch":
    "{field} is not what these terms give: correct the terms or leave it empty.",
  "import.rowError.loan.installment_below_interest":
    "{field} does not pay the interest: the loan would never end.",
  "import.rowError.loan.opening_beyond_tolerance":
    "{field} differs by more than the adjustment you allow.",
  "import.rowError.loan.opening_overpaid": "{field} is more than the loan asks for.",
  "import.rowError.loan.opening_in_future": "{field} lies after today.",
  "import.rowError.loan.principal_too_small": "{field} is too small for so many installments.",
  "import.rowError.loan.amount_too_large":
    "{field} with its interest is beyond what can be counted exactly.",
  "import.rowError.loan.schedule_too_long": "{field} leads to due dates after the year 2199.",
  "import.rowError.loan.schedule_mismatch":
    "{field}: these rows are not the loan's whole schedule.",
  "import.rowError.loan.schedule_exists": "{field} names a loan that has a schedule already.",
  "import.rowError.loan.not_found": "{field} names no loan that is here: send the loan first.",
  "import.rowError.payment.paid_in_future": "{field} lies after today: send it when it is paid.",
  "import.rowError.payment.paid_before_disbursement": "{field} lies before the loan was paid out.",
  "import.rowError.payment.covered_by_opening":
    "{field} lies within the opening of the loan, which counts it already.",
  "import.rowError.payment.amount_not_positive": "{field} is not more than zero.",
  "import.rowError.payment.amount_not_readable": "{field} is not an amount in the loan's currency.",
  "import.rowError.payment.external_id_reused":
    "{field} came before with another loan, amount or date.",
  "import.rowError.payment.dismissed": "{field} belongs to a payment that was dismissed.",
  "import.rowError.payment.returned": "{field} belongs to a payment that went back to its payer.",
  "import.rowError.request.conflict": "The row was overtaken by other changes: send it once more.",
} as const;

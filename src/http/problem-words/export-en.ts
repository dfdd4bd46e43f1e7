/** What to do about each refusal of exports and of a lender that leaves. */
export const EXPORT_EN = {
  "deletion.name_differs": "Send the name exactly as the lender's page shows it.",
  "deletion.not_asked": "Nothing is to be taken back; what has begun goes on to its end.",
  "deletion.under_way": "Read how it stands, or take it back while it waits.",
  "export.days_reversed": "Let `to` be on or after `from`.",
  "export.in_future": "Choose today or a day before.",
  "export.invalid": "Each entry of `errors` points to a choice and says what would fit.",
  "export.link_expired": "Make a new link: `POST /v1/exports/{id}/links`.",
  "export.link_invalid": "Use the link as it was answered, whole and unchanged.",
  "export.not_found": "Check the id; list the exports.",
  "export.not_ready": "Wait until its `state` is `finished`; make another one if it was removed.",
  "export.option_not_of_kind": "Leave it out, or choose a kind that knows it.",
  "export.removed": "Make it again; the numbers of a past day stay the same.",
  "export.schedule_not_found": "List the schedules.",
  "export.too_many": "Wait for one to finish, or remove one that is under way.",
  "export.too_many_schedules": "Remove one that nobody reads any more.",
} as const;

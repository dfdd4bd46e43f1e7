const DAY_MS = 86_400_000;

/** A file is made to be fetched: after that it is only one more copy of what is in the book. */
export const KEPT_DAYS = 30;
export const KEPT_MS = KEPT_DAYS * DAY_MS;
/** By then a worker that did not know of the end has written its last piece. */
export const SWEPT_AFTER_MS = 5 * 60_000;

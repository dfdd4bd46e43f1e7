import { filesOf, type SandboxFiles } from "../../src/domain/sandbox/files";
import { generateBook } from "../../src/domain/sandbox/generate";
import { addDays, businessDate } from "../../src/kernel/calendar";

/** The sandbox is the same on every machine, so that people can talk about what they see in it. */
const SEED = 1;
const BOOK_ON = businessDate("2026-10-28");
/** The last days are lived through one by one, so that there are scans, notices and a trend. */
const LIVED_DAYS = 28;

export type SandboxDay = Readonly<{ on: string; files: SandboxFiles }>;

/** What the sandbox lender sends: first its book as it stands, then what each day brings. */
export function sandboxDays(): SandboxDay[] {
  const book = generateBook({ seed: SEED, on: BOOK_ON });
  return Array.from({ length: LIVED_DAYS + 1 }, (_, index) => {
    const on = addDays(BOOK_ON, index - LIVED_DAYS);
    const after = index === 0 ? null : addDays(on, -1);
    return { on, files: filesOf(book, { after, until: on }) };
  });
}

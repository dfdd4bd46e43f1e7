/** What stands in front of an archive, for somebody who has nothing but it. */
export const ARCHIVE_README = `# Everything of a lender, as Forbear stored it

Each folder is a table; its files are read in the order of their numbers, one row of JSON a line.
\`manifest.json\` names every file with its rows and its SHA-256; \`SHA256SUMS\` is for
\`sha256sum --check SHA256SUMS\`. \`people\` are those who worked here, with their roles.

- Amounts are whole minor units of the row's currency. Days are YYYY-MM-DD of the lender's calendar,
  moments are milliseconds since 1970. Columns of JSON are kept as the text that was stored.
- Names and addresses are in plain words. What opens doors is left out: digests of keys, secrets of
  webhooks and providers, passwords. Files that were imported are not repeated.
- The book was not held still while it was read: each page is as it stood when it was its turn.

## The log of deeds can be checked without us

\`audit\` is the log, \`audit_seal\` its seals, both by partition. For each partition, in the order of
\`through_sequence\`: take the seal before (an empty text for the first one), then of every row after
it, through this seal's, \`JSON.stringify([sequence, at, actor, action, subject, detail])\`, one after
the other. The SHA-256 of all that, in hexadecimal, is the seal's \`hash\`. Rows after the last seal
are of the day that had not been closed.
`;

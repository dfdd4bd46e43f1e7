const PATHS = {
  overview: "M2.5 13.5h11M4 11V7M8 11V3M12 11V6",
  worklist:
    "M2.5 4l1 1 2-2M2.5 8.500l1 1 2-2M2.5 13l1 1 2-2M8 4.500h5.500M8 9h5.500M8 13.500h5.500",
  cases: "M2.5 5h11v8.500h-11zM6 5V2.500h4V5M2.5 8.500h11",
  watch:
    "M1.5 8S4 3.500 8 3.500 14.5 8 14.5 8 12 12.500 8 12.500 1.500 8 1.500 8M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
  loans: "M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2",
  payments: "M2 4.5h12v7H2zM8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3",
  notices: "M2 4h12v8.5H2zM2 4.5l6 4.5 6-4.5",
  policy: "M3 13.5h3V10h3.5V6.5h3.5V3",
  reports: "M3 2.5h6.5L13 6v7.5H3zM9.5 2.5V6H13M5.5 11V9.5M8 11V8M10.5 11v-1",
  imports: "M8 2v8M5 7l3 3 3-3M2.5 10.5v3h11v-3",
  exports: "M8 10.5v-8M5 5.500l3-3 3 3M2.5 10.5v3h11v-3",
  scans: "M8 2.5a5.5 5.5 0 1 0 5.5 5.5M8 5a3 3 0 1 0 3 3M8 8l5-5",
  settings:
    "M2.5 4.5h6M12 4.5h1.5M10.2 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M2.5 11.5H4M7.5 11.5h6M5.8 13.200a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.3 10.300l3.2 3.2",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.500V8l2.5 1.5",
  menu: "M2 4.500h12M2 8h12M2 11.500h12",
  next: "M6 3.500L10.5 8 6 12.5",
  previous: "M10 3.500L5.5 8l4.5 4.5",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
  check: "M3 8.500l3.5 3.500L13 4.5",
  warning: "M8 2.500l6 11H2zM8 6.500v3.500M8 12v.01",
  key: "M10.5 9a3.5 3.5 0 1 0-3.3-2.300L2.5 11.400v2.100h2.100v-1.500h1.500v-1.500l1.2-1.200a3.5 3.5 0 0 0 3.2-.3",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing that only supports the words beside it, and is silent to screen readers. */
export function Icon({ name }: Readonly<{ name: IconName }>) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: steps that lead up again. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect class="mark-field" width="24" height="24" rx="5" />
      <path class="mark-line" d="M5 9h4.500v4.500h4.500V18h5" />
      <circle class="mark-dot" cx="17" cy="7" r="2.2" />
    </svg>
  );
}

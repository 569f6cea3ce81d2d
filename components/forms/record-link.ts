/** A record that another record links to, as its picker shows it. */
export type RecordLink = { id: string; label: string };

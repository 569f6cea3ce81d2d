/** A record that another one links to, as its picker shows it. */
export type Link = { id: string; label: string };

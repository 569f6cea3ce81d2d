/** A range of a stage, in order: its rows, the dense position of the first, and the ranks just outside of it. */
export type Window = {
  rows: { id: string; rank: string }[];
  first: number;
  previous: string | null;
  next: string | null;
};

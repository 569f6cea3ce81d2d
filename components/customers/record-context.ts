/** What an account or contact is shown and edited with. */
export type RecordContext = {
  /** Active members; the ones that may own. */
  members: { user_id: string; name: string }[];
  timeZone: string;
  canEdit: boolean;
};

/** What the page of an account or contact needs besides the record. */
export type RecordContext = {
  /** Active members, who may own records. */
  members: { user_id: string; name: string }[];
  timeZone: string;
  canEdit: boolean;
};

/** Loads the code of the table, which the board does without. */
export async function loadTable() {
  return (await import("./opportunity-table")).OpportunityTable;
}

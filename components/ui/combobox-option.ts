/** A record that a combobox offers. */
export type ComboboxOption = { id: string; label: string; detail?: string | null };

/** One line of the table: what was measured, and how much it may be. */
export interface Budget {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: 'KB' | 'ms' | '';
}

/** One entry of an address book. */
export interface Person {
  /** Line on which the entry begins. */
  line: number;
  name: string;
  /** The preferred one first. */
  addresses: readonly string[];
  /** What the book says of the account: `disabled`. */
  status?: string;
}

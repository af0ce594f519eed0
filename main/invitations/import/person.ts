/** One entry of an address book. */
export interface Person {
  /** Line on which the entry begins. */
  line: number;
  name: string;
  /** The preferred one first. */
  addresses: readonly string[];
}

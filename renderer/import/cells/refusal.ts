/** Why a file has no cells to read, as the sentence that a person gets. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The control was asked for something that is not there, or not possible; the message says what. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  /** For the control over HTTP. */
  readonly status: 404 | 409 | 422;

  constructor(status: 404 | 409 | 422, message: string) {
    super(message);
    this.status = status;
  }
}

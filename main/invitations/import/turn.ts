/** Lets timers, requests and events have their turn within long work. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

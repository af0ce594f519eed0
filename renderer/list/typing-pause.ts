/** Milliseconds without a key: who types on waits for the rows, and for nothing beside them. */
export const typingPauseMs = 150;

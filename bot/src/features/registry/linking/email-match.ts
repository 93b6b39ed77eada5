export const emailMatches = ['auto', 'propose', 'off'] as const;
/** What an equal address does: links (where the server verifies addresses), proposes, nothing. */
export type EmailMatch = (typeof emailMatches)[number];

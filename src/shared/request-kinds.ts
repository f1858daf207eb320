/**
 * What a request is for, where it can be told: small work beside a conversation (titles, summaries; Claude Code sends it to
 * its small model), or one that asks for thinking.
 */
export const requestKinds = ['background', 'thinking'] as const
export type RequestKind = (typeof requestKinds)[number]

import type { Contender } from './contender.ts'

/** No proxy at all: what upstream and load generator take by themselves. */
export function direct(upstream: string): Contender {
  return { name: 'no proxy', url: upstream, format: 'chat_completions', headers: {}, pid: null }
}

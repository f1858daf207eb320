import { pagePolicy } from '../page-policy.ts'

/** On every answer of the control port, refusals included. There is no CORS header: no other origin may read anything. */
export const strictHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

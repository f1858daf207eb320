import { AppError } from '../../../../../shared/errors.ts'
import { type Fields, givenOf, listIn, valueIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'

/** How Anthropic bills, routes, trims and watches a request: the answer means the same without. */
const PASSED_OVER = [
  'billing_policy',
  'betas',
  'compaction',
  'context_management',
  'diagnostics',
  'fallback_credit_token',
  'fallbacks',
  'metadata',
  'service_tier',
  'speed',
  'user_profile_id',
  'workspace_id',
]

const REFUSED: Readonly<Record<string, string>> = {
  container: 'names a container kept at Anthropic',
  inference_geo: 'says where Anthropic has to compute, which other providers don’t promise',
}

/** Notes what the answer means the same without; throws for what it does not. */
export function leaveOut(body: Fields, dropped: Set<string>): void {
  for (const [field, why] of Object.entries(REFUSED)) {
    if (valueIn(body, field) !== undefined) throw untranslatable(field, why)
  }
  if (valueIn(body, 'thread') !== undefined) {
    throw new AppError('thread_untranslatable', { message: 'The field thread names a conversation kept at Anthropic.' })
  }
  const servers = listIn(body, 'mcp_servers') ?? []
  if (servers.length > 0) throw untranslatable('mcp_servers', 'is called by Anthropic itself')
  for (const field of givenOf(body, PASSED_OVER)) dropped.add(field)
}

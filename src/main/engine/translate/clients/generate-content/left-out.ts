import { type Fields, givenOf, valueIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'

/** How Google bills, screens and stores a request: the answer means the same without. */
const PASSED_OVER = ['generationOutputConfig', 'labels', 'modelArmorConfig', 'safetySettings', 'serviceTier', 'store']

const REFUSED: Readonly<Record<string, string>> = {
  cachedContent: 'names content kept at Google',
  continuationToken: 'names an answer kept at Google',
}

/** Notes what the answer means the same without; throws for what it does not. */
export function leaveOut(body: Fields, dropped: Set<string>): void {
  for (const [field, why] of Object.entries(REFUSED)) {
    if (valueIn(body, field) !== undefined) throw untranslatable(field, why)
  }
  for (const field of givenOf(body, PASSED_OVER)) dropped.add(field)
}

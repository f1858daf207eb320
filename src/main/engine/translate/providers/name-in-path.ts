import { modelInPath } from '../../model-in-path.ts'
import { untranslatable } from '../untranslatable.ts'

/** For packages that put a model into their path as it is. Throws `untranslatable` for a name that would lead elsewhere. */
export function nameInPath(model: string): string {
  const name = modelInPath(model)
  if (name === null) throw untranslatable('model', 'can’t stand in a path')
  return name
}

import { clientKeys } from '../features/client-keys/strings.en.ts'
import { connect } from '../features/connect/strings.en.ts'
import { welcome } from '../features/connect/welcome/strings.en.ts'
import { fieldNames } from '../features/live/field-names.en.ts'
import { live } from '../features/live/strings.en.ts'
import { privacy } from '../features/privacy/strings.en.ts'
import { providers } from '../features/providers/strings.en.ts'
import { routes } from '../features/routes/strings.en.ts'
import { settings } from '../features/settings/strings.en.ts'
import { usage } from '../features/usage/strings.en.ts'

/** All that the other screens say, in a file of its own: the first screen does without. */
export const lateEnglish = {
  live,
  fields: fieldNames,
  usage,
  providers,
  clientKeys,
  connect,
  welcome,
  privacy,
  routes,
  settings,
}

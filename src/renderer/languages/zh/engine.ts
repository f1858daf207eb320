import type { Phrases } from '../engine-words.ts'
import { connect } from './engine/connect.ts'
import { errors } from './engine/errors.ts'
import { exchangeColumns } from './engine/exchange-columns.ts'
import { imports } from './engine/imports.ts'
import { input } from './engine/input.ts'
import { inventory } from './engine/inventory.ts'
import { models } from './engine/models.ts'
import { notices } from './engine/notices.ts'
import { places } from './engine/places.ts'
import { routes } from './engine/routes.ts'

/** The engine's own words, by the part of it that says them. */
export const phrases: Phrases = {
  ...connect,
  ...errors,
  ...exchangeColumns,
  ...imports,
  ...input,
  ...inventory,
  ...models,
  ...notices,
  ...places,
  ...routes,
}

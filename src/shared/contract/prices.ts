import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { done, instant, reference } from './values.ts'

/** A name, or a pattern in which `*` stands for anything. */
const pattern = (what: string, allowed: RegExp) =>
  z.string().max(120).regex(allowed, `Write the ${what} as a name, or as a pattern with * for anything.`)

/** $100,000: far above any price, and far below what would not be counted exactly any more. */
const MOST_NANO_USD = 100_000 * 1e9
const rate = z.number().int().min(0, 'Write 0 or more.').max(MOST_NANO_USD, 'Use at most 100,000 dollars.').nullable()

/** In nano-dollars; a million tokens (`_per_mtok`), a request, a picture, a second of sound or film. null: not said. */
const rates = {
  input_nano_usd_per_mtok: rate,
  output_nano_usd_per_mtok: rate,
  cache_read_nano_usd_per_mtok: rate,
  cache_write_nano_usd_per_mtok: rate,
  cache_write_1h_nano_usd_per_mtok: rate,
  input_audio_nano_usd_per_mtok: rate,
  output_audio_nano_usd_per_mtok: rate,
  request_nano_usd: rate,
  image_nano_usd: rate,
  second_nano_usd: rate,
}
export type PriceRateName = keyof typeof rates
export const priceRateNames = Object.keys(rates) as readonly PriceRateName[]

const whose = {
  provider: pattern('provider', /^[a-z0-9*][a-z0-9._*-]*$/),
  model: pattern('model', /^[A-Za-z0-9*~][A-Za-z0-9._:/@+~*-]*$/),
}

export const ownPrice = z.object({ ...whose, set_at: instant, ...rates })
export type OwnPrice = z.infer<typeof ownPrice>

/** What one model costs now, and where that is from: `own …`, `genai-prices …`; null: unpriced, or nothing. */
const priceInForce = z.object({
  provider: z.string(),
  model: z.string(),
  cost_basis: z.enum(['priced', 'unpriced', 'free']),
  price_version: z.string().nullable(),
  /** The price list says that its provider will take it away, or has. */
  deprecated: z.boolean(),
  ...rates,
  /** The price of input from this many tokens on, where there is a higher one. */
  long_context_above: z.number().int().nullable(),
})
export type PriceInForce = z.infer<typeof priceInForce>

const priceListState = z.object({
  price_version: z.string(),
  /** null: the prices that came with Waybill. */
  refreshed_at: instant.nullable(),
  models: z.number().int(),
})
export type PriceListState = z.infer<typeof priceListState>

const repricing = z.object({
  checked: z.number().int(),
  changed: z.number().int(),
  /** Of the changed: had no price before. */
  newly_priced: z.number().int(),
  /** What the sums of money grew by, or shrank. */
  difference_nano_usd: z.number().int(),
  done: z.boolean(),
})
export type Repricing = z.infer<typeof repricing>

/** In place of the list's, for exchanges from now on. All zero: free. */
export const newPrice = z.object({ ...whose, ...z.object(rates).partial().shape }).check((context) => {
  const given = priceRateNames.filter((name) => typeof context.value[name] === 'number')
  const { input_nano_usd_per_mtok: input, output_nano_usd_per_mtok: output } = context.value
  const message =
    given.length === 0
      ? 'Give a price.'
      : typeof input !== typeof output
        ? 'Give the price of input and that of output: one alone would make the other free.'
        : null
  if (message !== null) context.issues.push({ code: 'custom', message, input: context.value })
})

/** What the price list has: its own names of providers, and models by their ids. */
export const listedPrice = priceInForce.omit({ price_version: true })
export type ListedPrice = z.infer<typeof listedPrice>

export const prices = {
  /** The user's own prices, and what models used lately cost. */
  list: oc
    .input(z.object({ model: z.string().max(120).optional() }))
    .output(z.object({ own: z.array(ownPrice), in_force: z.array(priceInForce), list: priceListState })),
  /** All of the list, some thousands; `list` tells which it is. */
  catalog: oc.output(z.array(listedPrice)),
  set: oc.input(newPrice).output(ownPrice),
  remove: oc.input(z.object({ provider: reference, model: reference })).output(done),
  /** Fetches the published list, checks it and keeps it. What fails leaves the prices as they are. */
  refresh: oc.output(priceListState),
  /** Prices past exchanges again, with what is known now; tells how far it is. To leave it early is to stop it. */
  apply: oc
    .input(z.object({ since: instant.optional(), model: z.string().max(120).optional() }))
    .output(eventIterator(repricing)),
}

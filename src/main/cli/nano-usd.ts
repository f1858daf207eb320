import { InvalidArgumentError } from 'commander'

/** A price as a person writes it, `0.15` or `$0.15`, exactly: in nano-dollars. */
export function nanoUsd(text: string): number {
  const [, whole, fraction = ''] = /^\$?(\d{1,6})(?:\.(\d{1,9}))?$/.exec(text) ?? []
  if (whole === undefined) throw new InvalidArgumentError('Write US dollars, such as 2.50, with at most nine decimals.')
  return Number(whole + fraction.padEnd(9, '0'))
}

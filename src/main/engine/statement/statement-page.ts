import type { UsageTotals } from '../../../shared/contract/usage.ts'
import type { Statement, StatementPart } from './statement.ts'
import { statementStyle } from './statement-style.ts'

const TITLES: Readonly<Record<StatementPart['by'], string>> = {
  day: 'Day',
  model: 'Model',
  key: 'Client key',
  project: 'Project',
}

/** One file that prints on paper: no script, nothing to load, and a policy that would refuse both. */
export function statementPage(statement: Statement): string {
  const { totals, parts } = statement
  const title = `Statement for ${monthName(statement.month)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${statementStyle}</style>
</head>
<body>
<header>
<p class="brand">Waybill</p>
<h1>${title}</h1>
<p>${madeAt(statement)}</p>
</header>
<section class="sum">
<p class="cost">${dollars(totals.cost_nano_usd)}</p>
<p>estimated, for ${count(totals.priced_requests, 'priced request')}. Your provider’s own bill is what counts.</p>
<dl>
${facts(totals)
  .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
  .join('\n')}
</dl>
${notices(statement)}
</section>
${parts.map((part) => partOf(part, totals)).join('\n')}
<footer>Costs are estimates from list prices and the tokens that were counted. Unpriced requests are in none of them. Days are those of this machine’s calendar. No prompt or answer was kept to make this.</footer>
</body>
</html>
`
}

function facts(totals: UsageTotals): [string, string][] {
  return [
    ['Requests', number(totals.requests)],
    ['Errors', withRate(totals.errors, totals.error_rate)],
    ['Input tokens', number(totals.input_tokens)],
    ['Cached input tokens', withRate(totals.cache_read_input_tokens, totals.cache_hit_rate)],
    ['Output tokens', number(totals.output_tokens)],
    ['Unpriced requests', number(totals.unpriced_requests)],
    ['Free requests', number(totals.free_requests)],
  ]
}

function notices({ totals, totals_ready, so_far }: Statement): string {
  const texts = [
    ...(so_far ? ['The month is not over: this is what there was so far.'] : []),
    ...(totals_ready ? [] : ['Older requests are still being counted: figures will grow.']),
    ...(totals.unpriced_requests > 0
      ? [
          `${count(totals.unpriced_requests, 'request')} went to models without a known price, and may have cost something.`,
        ]
      : []),
    ...(totals.estimated_requests > 0
      ? [`The tokens of ${count(totals.estimated_requests, 'request')} were estimated: nobody reported them.`]
      : []),
  ]
  return texts.length === 0 ? '' : `<ul class="notices">${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`
}

function partOf({ by, groups }: StatementPart, totals: UsageTotals): string {
  const line = (name: string, row: UsageTotals) =>
    `<tr><th scope="row">${name}</th>${cells(row)
      .map((cell) => `<td>${cell}</td>`)
      .join('')}</tr>`
  const heads = ['Requests', 'Errors', 'Input', 'Cached', 'Output', 'Unpriced', 'Estimated cost']
  const head = [TITLES[by], ...heads].map((text) => `<th scope="col">${text}</th>`).join('')
  const body = groups.map((group) => line(group.group === '' ? '<i>none</i>' : asText(group.group), group)).join('\n')
  return `<section>
<h2>By ${TITLES[by].toLowerCase()}</h2>
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
<tfoot>${line('Total', totals)}</tfoot>
</table>
</section>`
}

function cells(row: UsageTotals): string[] {
  const figures = [
    row.requests,
    row.errors,
    row.input_tokens,
    row.cache_read_input_tokens,
    row.output_tokens,
    row.unpriced_requests,
  ]
  // A sum of nothing priced would read as free of charge.
  const isKnown = row.unpriced_requests === 0 || row.priced_requests > 0
  return [...figures.map(number), isKnown ? dollars(row.cost_nano_usd) : 'unpriced']
}

function madeAt({ made_at }: Statement): string {
  return `Made on ${new Date(made_at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}`
}

function monthName(month: string): string {
  return new Date(`${month}-15T12:00`).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

function count(figure: number, what: string): string {
  return `${number(figure)} ${what}${figure === 1 ? '' : 's'}`
}

function withRate(figure: number, rate: number | null): string {
  return rate === null ? number(figure) : `${number(figure)} (${(rate * 100).toFixed(1)} %)`
}

function number(figure: number): string {
  return figure.toLocaleString('en-US')
}

/** To a hundredth of a cent, where single requests live. */
function dollars(nanoUsd: number): string {
  const places = { minimumFractionDigits: 4, maximumFractionDigits: 4 }
  return `$${(nanoUsd / 1e9).toLocaleString('en-US', places)}`
}

/** Names come from tools and users. */
function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

import type { Command } from 'commander'
import type { MetricsView } from '../../../shared/contract/metrics.ts'
import { runningEngine, withControl } from '../control.ts'
import { showMoment } from '../moment.ts'
import { printJson, printLine, printNote } from '../print.ts'
import { readKey } from '../secrets-in.ts'
import type { Session } from '../session.ts'

export function addMetrics(program: Command, session: Session): void {
  const metrics = program
    .command('metrics')
    .description('figures for a Prometheus or an OpenTelemetry collector of yours')
  metrics
    .command('status')
    .description('what is counted and sent')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const { client } = await runningEngine(session)
      const view = await client.metrics.view()
      if (json) printJson(view)
      else for (const line of linesOf(view)) printLine(line)
    })
  metrics
    .command('print')
    .description('the figures since the start, as a Prometheus reads them')
    .action(async () => {
      const { client } = await runningEngine(session)
      process.stdout.write((await client.metrics.text()).text)
    })
  metrics
    .command('token')
    .description('make the token that a Prometheus shows; it is shown this once, and the one before it ends')
    .option('--end', 'end the token and make none')
    .option('--json', 'print JSON')
    .action(async ({ end, json }: { end?: true; json?: true }) => {
      if (end) {
        const done = await withControl(session, ({ client }) => client.metrics.endToken())
        return json ? printJson(done) : printLine('The token has ended.')
      }
      const made = await withControl(session, async ({ client }) => ({
        ...(await client.metrics.makeToken()),
        isOn: (await client.settings.get()).prometheus,
      }))
      if (json) return printJson({ token: made.token })
      printNote('It reads /metrics of the dashboard’s port and nothing else. It is shown this once:')
      printLine(made.token)
      if (!made.isOn) printNote('Figures are off: waybill settings set prometheus true')
    })
  addHeader(metrics, session)
}

function addHeader(metrics: Command, session: Session): void {
  const header = metrics.command('otlp-header')
  header
    .description('a header that the collector wants to see; its value comes on standard input or at a prompt')
    .argument('[name]', 'such as authorization', 'authorization')
    .option('--remove', 'send none, and forget its value')
    .option('--json', 'print JSON')
    // Commander would repeat what is too much, and here that is most likely a token.
    .allowExcessArguments()
    .action(async (name: string, { remove, json }: { remove?: true; json?: true }) => {
      if (header.args.length > 1) header.error('error: the value is never an argument: pipe it in, or type it')
      const { client } = await runningEngine(session)
      const done = remove
        ? await client.metrics.removeOtlpHeader()
        : await client.metrics.setOtlpHeader({ name, value: await readKey(`Value of ${name}: `) })
      if (json) printJson(done)
      else printLine(remove ? 'No header is sent.' : `${name}: kept in the vault.`)
    })
}

function linesOf({ prometheus, scrape_token, otlp, problem }: MetricsView): string[] {
  const token = scrape_token ? 'there is a token' : 'no token yet: waybill metrics token'
  const sent = otlp?.last ? `${showMoment(otlp.last.at)}: ${otlp.last.problem ?? 'taken'}` : 'nothing yet'
  return [
    `Prometheus: ${prometheus ? `counted; ${token}` : 'off'}`,
    otlp ? `OTLP: to ${otlp.url}, last ${sent}` : 'OTLP: off',
    ...(problem === null ? [] : [`Problem: ${problem}`]),
  ]
}
